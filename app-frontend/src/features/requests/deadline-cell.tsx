import { useLingui } from '@lingui/react/macro'
import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { useWording } from '../../lib/use-wording.ts'
import { deadlineState } from './deadline-state.ts'

const fills = { blue: 'bg-accent', amber: 'bg-amber', red: 'bg-red' }

/** Time left above, the date below, and how much of the time has passed as a bar. */
export function DeadlineCell({ row, now }: { row: RequestRow; now: Date }) {
  const { t } = useLingui()
  const words = useWording()
  const state = deadlineState(row, now)
  switch (state.kind) {
    case 'none':
      return <Lines head={t`Нет срока`} below={row.category ? t`не назначен` : t`ждёт категории`} share={0} />
    case 'closed': {
      const until = state.resolveBy && words.due(state.resolveBy, now)
      return <Lines head={t`Закрыт`} ink="text-ink-2" below={until ? t`срок был ${until}` : ''} />
    }
    case 'overdue': {
      const late = words.span(state.lateMs)
      const since = words.since(state.resolveBy, now)
      return <Lines head={t`−${late}`} ink="text-red-ink" below={t`просрочен с ${since}`} share={1} fill="red" />
    }
    case 'running': {
      const until = words.due(state.resolveBy, now)
      const look = state.near ? ({ ink: 'text-amber-ink', fill: 'amber' } as const) : {}
      return <Lines head={words.span(state.leftMs)} below={t`до ${until}`} share={state.share} {...look} />
    }
  }
}

interface LinesProps {
  head: string
  ink?: string
  below: string
  /** Part of the time that has passed, 0..1; without it there is no bar. */
  share?: number
  fill?: keyof typeof fills
}

const Lines = ({ head, ink = '', below, share, fill = 'blue' }: LinesProps) => (
  <div className="min-w-0">
    <div className={`truncate font-medium ${ink}`}>{head}</div>
    <div className="truncate text-12 text-ink-3">{below}</div>
    {share !== undefined && (
      <span aria-hidden="true" className="mt-1 block h-1 w-[104px] overflow-hidden rounded-full bg-line-strong">
        <i className={`block h-full rounded-full ${fills[fill]}`} style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
    )}
  </div>
)
