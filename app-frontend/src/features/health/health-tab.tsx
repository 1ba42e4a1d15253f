import { ErrorState } from '../../ui/error-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { BackupsCard } from './backups-card.tsx'
import { CatchUpCard } from './catch-up-card.tsx'
import { ChecksCard } from './checks-card.tsx'
import { LoadCard } from './load-card.tsx'
import { ProcessesCard } from './processes-card.tsx'
import { useHealth } from './use-health.ts'

/** The checks, and beside them the figures behind them. */
export function HealthTab({ onGo }: { onGo: (place: string) => void }) {
  const { data, error, isFetching, refetch } = useHealth()
  if (!data) {
    return (
      <div className="rounded-lg bg-white shadow-card">
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />}
      </div>
    )
  }
  return (
    <div className="flex flex-wrap items-start gap-4">
      <div className="min-w-[min(100%,480px)] flex-[3]">
        <ChecksCard health={data} stale={error} looking={isFetching} onLook={() => void refetch()} onGo={onGo} />
      </div>
      <div className="flex min-w-[min(100%,320px)] flex-1 flex-col gap-4">
        <LoadCard load={data.load} />
        {data.catchUp && <CatchUpCard catchUp={data.catchUp} />}
        <ProcessesCard processes={data.processes} />
        <BackupsCard backups={data.backups} />
      </div>
    </div>
  )
}
