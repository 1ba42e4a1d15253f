import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { DeadlineMoves } from '@poryadok/app-backend/deadlines/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../../lib/services.ts'
import { cardHref } from '../../../lib/use-open-card.ts'
import { useNow } from '../../../lib/use-now.ts'
import { useWording } from '../../../lib/use-wording.ts'
import { CardSkeleton } from '../../../ui/card-skeleton.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'

/** Which open deadlines the rules would move: counted before they are published, done when they are. */
export default function MovedDeadlines({ body }: { body: unknown }) {
  const { t } = useLingui()
  const { api } = useServices()
  const { data, error, refetch } = useQuery({
    queryKey: ['deadline-moves', body],
    queryFn: () => api.post<DeadlineMoves>('/api/deadlines/moves', { rules: body }),
    staleTime: 0,
  })
  return (
    <section aria-label={t`Открытые сроки`} className="rounded-md border border-line px-3 py-2.5 text-13">
      <h3 className="mb-1 font-medium">
        <Trans>Открытые сроки</Trans>
      </h3>
      {data ? (
        <Moves moves={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <CardSkeleton />
      )}
    </section>
  )
}

function Moves({ moves: { open, later, earlier, other, locked, overdue, rows, more } }: { moves: DeadlineMoves }) {
  const { t } = useLingui()
  const { count } = useWording()
  const moved = later + earlier + other
  const all = plural(open, { one: '# запроса', few: '# запросов', many: '# запросов', other: '# запроса' })
  const held = plural(locked, { one: '# срок', few: '# срока', many: '# сроков', other: '# срока' })
  const shown = count(rows.length)
  const parts = [
    ...(later > 0 ? [t`позже: ${count(later)}`] : []),
    ...(earlier > 0 ? [t`раньше: ${count(earlier)}`] : []),
    ...(other > 0 ? [t`появится или исчезнет: ${count(other)}`] : []),
    ...(overdue > 0 ? [t`сразу окажется просрочен: ${count(overdue)}`] : []),
  ].join(', ')
  return (
    <div className="flex flex-col gap-1.5">
      <p>
        {moved === 0 ? (
          <Trans>Ни один срок не сдвинется.</Trans>
        ) : (
          <Trans>
            После публикации сдвинется сроков: {count(moved)} из {all} ({parts}). Они пересчитаются сами.
          </Trans>
        )}
      </p>
      {locked > 0 && <p className="text-ink-2">{t`Поставлены вручную и останутся как есть: ${held}.`}</p>}
      {rows.length > 0 && (
        <ul className="max-h-[200px] overflow-y-auto">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {moved > rows.length && <p className="text-12 text-ink-3">{t`Показаны ближайшие ${shown}.`}</p>}
      {more && (
        <p className="text-12 text-ink-3">{t`Открытых запросов больше 5 000: посчитаны новейшие, пересчитаются все.`}</p>
      )}
    </div>
  )
}

function Row({ row: { id, title, path, from, to } }: { row: DeadlineMoves['rows'][number] }) {
  const { t } = useLingui()
  const now = useNow()
  const { due, requestNumber } = useWording()
  const said = (at: string | null): string => (at === null ? t`без срока` : due(at, now))
  return (
    <li className="flex items-baseline gap-3 border-t border-line py-1.5 first:border-0">
      <span className="min-w-0 flex-1 truncate">
        <a href={cardHref(path)} target="_blank" rel="noopener" className="no-underline hover:underline">
          {title || requestNumber(id)}
        </a>
      </span>
      <span className="shrink-0 text-ink-2">{said(from)}</span>
      <span aria-hidden="true">→</span>
      <span className="shrink-0">{said(to)}</span>
    </li>
  )
}
