import { useLingui } from '@lingui/react/macro'
import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import { CircleAlert, CircleCheck, Inbox, SkipForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWording } from '../../lib/use-wording.ts'

/** The numbers add up: all = waiting + done + failed + skipped. */
export function TaskFigures({ task }: { task: LongTaskView }) {
  const { t } = useLingui()
  const { count } = useWording()
  const { done, failed, skipped, total } = task
  const waiting = total === null ? null : Math.max(0, total - done - failed - skipped)
  return (
    <dl className="grid grid-cols-2 border-t border-line sm:grid-cols-4">
      <Figure
        icon={<Inbox size={15} />}
        label={task.state === 'cancelled' ? t`Не начато` : t`Ждут очереди`}
        value={waiting === null ? '—' : count(waiting)}
      />
      <Figure icon={<CircleCheck size={15} />} ink="text-green-ink" label={t`Сделано`} value={count(done)} />
      <Figure icon={<CircleAlert size={15} />} ink="text-red-ink" label={t`С ошибкой`} value={count(failed)} />
      <Figure icon={<SkipForward size={15} />} label={t`Пропущено`} value={count(skipped)} />
    </dl>
  )
}

function Figure({
  icon,
  label,
  value,
  ink = 'text-ink-2',
}: {
  icon: ReactNode
  label: string
  value: string
  ink?: string
}) {
  return (
    <div className="border-line px-4 py-3 not-first:border-l">
      <dt className={`flex items-center gap-1.5 text-12 font-medium ${ink}`}>
        <span aria-hidden="true">{icon}</span>
        {label}
      </dt>
      <dd className="mt-0.5 text-24 font-light tabular-nums">{value}</dd>
    </div>
  )
}
