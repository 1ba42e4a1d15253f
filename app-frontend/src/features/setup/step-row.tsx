import { useLingui } from '@lingui/react/macro'
import type { SetupStep } from '@poryadok/app-backend/portal/contract'
import { CircleAlert, CircleCheck, CircleDashed, CircleMinus } from 'lucide-react'
import type { ReactNode } from 'react'
import { stepTitles, stepWords } from './step-words.ts'

const looks = {
  ok: { Icon: CircleCheck, ink: 'text-green-ink', row: '' },
  todo: { Icon: CircleDashed, ink: 'text-amber-ink', row: '' },
  problem: { Icon: CircleAlert, ink: 'text-red-ink', row: 'bg-red-row' },
  off: { Icon: CircleMinus, ink: 'text-ink-3', row: '' },
}

/** One step of the set-up: its state as icon and word, and what was found. */
export function StepRow({ step, action }: { step: SetupStep; action?: ReactNode }) {
  const { t, i18n } = useLingui()
  const { Icon, ink, row } = looks[step.state]
  const states = { ok: t`готово`, todo: t`предстоит`, problem: t`нужно вмешаться`, off: t`не нужно` }
  return (
    <li className={`flex items-center gap-3 border-b border-line px-[18px] py-2.5 last:border-0 ${row}`}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" className={`shrink-0 ${ink}`} />
      <div className="min-w-0 flex-1">
        <div className="font-medium">{i18n._(stepTitles[step.id])}</div>
        <div className="text-13 wrap-anywhere text-ink-2">{stepWords(i18n, step)}</div>
      </div>
      <span className={`text-12 whitespace-nowrap ${ink}`}>{states[step.state]}</span>
      {action}
    </li>
  )
}
