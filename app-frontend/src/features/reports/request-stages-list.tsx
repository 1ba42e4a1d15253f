import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { RequestStage, RequestStages } from '@poryadok/app-backend/stage-time/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { useWording } from '../../lib/use-wording.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** How long a request has stood in each stage it was in. */
export default function RequestStagesList({ id }: { id: number }) {
  const { t } = useLingui()
  const { api } = useServices()
  const { data, error, refetch } = useQuery({
    queryKey: ['request', id, 'stages'],
    queryFn: () => api.get<RequestStages>(`/api/requests/${id}/stages`),
  })
  const longest = Math.max(1, ...(data?.stages.map(({ totalMs }) => totalMs) ?? []))
  return (
    <section aria-label={t`Время в стадиях`} className="px-1.5 pb-1.5">
      {!data &&
        (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton className="mt-2 h-3 w-3/5" />)}
      {data?.stages.length === 0 && (
        <p className="mt-1.5 text-13 text-ink-2">{t`История стадий ещё не прочитана: обычно на это нужно до пяти минут.`}</p>
      )}
      <ol className="mt-2 flex flex-col gap-2.5">
        {data?.stages.map((one) => (
          <StageLine key={one.stage.id} one={one} share={one.totalMs / longest} />
        ))}
      </ol>
    </section>
  )
}

function StageLine({ one, share }: { one: RequestStage; share: number }) {
  const { t } = useLingui()
  const words = useWording()
  const { stage, entries, lastLeftAt, lastMs, totalMs, totalWorkingMs, restored } = one
  const working = words.span(totalWorkingMs)
  const last = words.span(lastMs)
  const facts = [
    t`рабочих ${working}`,
    entries > 1
      ? `${plural(entries, { one: '# раз', few: '# раза', many: '# раз', other: '# раза' })}, ${t`последний ${last}`}`
      : null,
    restored ? t`восстановлено` : null,
  ].filter(Boolean)
  return (
    <li className="text-13">
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate">{stage.name}</span>
        {lastLeftAt === null && <span className="text-12 text-action">{t`сейчас`}</span>}
        <span className="whitespace-nowrap">{words.span(totalMs)}</span>
      </div>
      <div aria-hidden="true" className="mt-1 h-1 overflow-hidden rounded-full bg-grey-soft">
        <i className="block h-full rounded-full bg-chart-1" style={{ width: `max(2px, ${share * 100}%)` }} />
      </div>
      <div className="mt-1 text-12 text-ink-3">{facts.join(' · ')}</div>
    </li>
  )
}
