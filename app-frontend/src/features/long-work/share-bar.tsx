import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import { ProgressBar } from 'react-aria-components/ProgressBar'

const part = (count: number, total: number): string => `${total > 0 ? Math.min(100, (count / total) * 100) : 0}%`

/** Done, failed and skipped of all there is, side by side; a soft bar while nobody knows how much that is. */
export function ShareBar({ task, label }: { task: LongTaskView; label: string }) {
  const { done, failed, skipped, total } = task
  const share = total === null ? 0 : total === 0 ? 1 : (done + failed + skipped) / total
  return (
    <ProgressBar aria-label={label} value={Math.min(1, share) * 100} isIndeterminate={total === null}>
      <div className="flex h-3.5 overflow-hidden rounded-full bg-line-strong">
        {total === null && task.state === 'running' ? (
          <div className="w-full animate-pulse bg-blue-line motion-reduce:animate-none" />
        ) : (
          <>
            <div className="bg-green" style={{ width: part(done, total ?? 0) }} />
            <div className="bg-red" style={{ width: part(failed, total ?? 0) }} />
            <div className="bg-line-field" style={{ width: part(skipped, total ?? 0) }} />
          </>
        )}
      </div>
    </ProgressBar>
  )
}
