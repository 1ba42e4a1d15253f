import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { LabView } from './lab-view.tsx'
import { useLab } from './use-rules.ts'

/** The lab of one kind of rules. */
export function RuleLab({ kind }: { kind: string }) {
  const { data, error, refetch } = useLab(kind)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return <LabView lab={data} />
}
