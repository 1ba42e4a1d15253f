import { useLingui } from '@lingui/react/macro'
import type { SetupStep } from '@poryadok/app-backend/portal/contract'
import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, type LucideIcon } from 'lucide-react'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useStepWords } from './use-step-words.ts'

const marks: Record<SetupStep['state'], { Icon: LucideIcon; ink: string }> = {
  ok: { Icon: CircleCheck, ink: 'text-green-ink' },
  todo: { Icon: CircleDashed, ink: 'text-blue-ink' },
  problem: { Icon: CircleAlert, ink: 'text-red-ink' },
  off: { Icon: CircleMinus, ink: 'text-ink-3' },
}

/** Each need of the product and what the portal has of it. */
export function SetupSteps({ steps }: { steps: readonly SetupStep[] }) {
  const { t } = useLingui()
  const words = useStepWords()
  const states: Record<SetupStep['state'], string> = {
    ok: t`Готово`,
    todo: t`Будет сделано`,
    problem: t`Нужен человек`,
    off: t`Не требуется`,
  }
  return (
    <ul aria-label={t`Проверка портала`}>
      {steps.map((step) => {
        const { Icon, ink } = marks[step.state]
        const { title, text, code } = words(step)
        return (
          <li
            key={step.id}
            className={`flex gap-3 border-b border-line px-4 py-2.5 last:border-b-0 ${step.state === 'problem' ? 'bg-red-row' : ''}`}
          >
            <Icon size={18} strokeWidth={1.75} aria-hidden="true" className={`mt-0.5 shrink-0 ${ink}`} />
            <div className="min-w-0 flex-1">
              <div className="font-medium">
                {title}
                <span className="sr-only">: {states[step.state]}</span>
              </div>
              <div className="text-13 text-ink-2">
                {text} {code && <span className="font-mono text-12 text-ink-3">{code}</span>}
              </div>
            </div>
            {(step.state === 'todo' || step.state === 'problem') && (
              <span aria-hidden="true" className={`mt-0.5 shrink-0 text-12 ${ink}`}>
                {states[step.state]}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** The list before the portal has answered. */
export function SetupStepsSkeleton() {
  return (
    <div aria-hidden="true">
      {[180, 120, 150, 110, 160, 140, 130].map((width, index) => (
        <div key={width} className="flex gap-3 border-b border-line px-4 py-3 last:border-b-0">
          <Skeleton className="size-[18px] rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3 w-40" />
            <Skeleton className={index % 2 === 0 ? 'h-2.5 w-3/5' : 'h-2.5 w-2/5'} />
          </div>
        </div>
      ))}
    </div>
  )
}
