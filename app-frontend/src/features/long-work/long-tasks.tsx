import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import { useEffect, useRef, useState } from 'react'
import { ErrorState } from '../../ui/error-state.tsx'
import { LongTaskPanel } from './long-task-panel.tsx'
import { useLongTasks } from './use-long-tasks.ts'

interface LongTasksProps {
  /** Shows the newest work of this kind, also when it has ended; all open work without it. */
  kind?: string
  /** Leaves out what was done without a fault before this visit: its outcome stands in the screen itself. */
  passing?: boolean
  /** The newest work of the kind has come to its end while the screen was open. */
  onEnded?: () => void
}

/** Panels of long work, live; nothing where there is none. */
export function LongTasks({ kind, passing = false, onEnded }: LongTasksProps) {
  const [since] = useState(Date.now)
  const { list, connected, put } = useLongTasks(kind)
  useEnd(list.data?.tasks, onEnded)
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  const tasks = list.data?.tasks ?? []
  const over = ({ state, failed, endedAt }: LongTaskView): boolean =>
    passing && state === 'done' && failed === 0 && Date.parse(endedAt ?? '') < since
  const shown = (kind === undefined ? tasks : tasks.slice(0, 1)).filter((task) => !over(task))
  if (shown.length === 0) return null
  return (
    <div className="flex flex-col gap-4">
      {shown.map((task) => (
        <LongTaskPanel key={task.id} task={counted(task)} connected={connected} onChange={put} />
      ))}
    </div>
  )
}

/** Work that could not say beforehand how much there is knows it when it is done. */
const counted = (task: LongTaskView): LongTaskView =>
  task.state === 'done' && task.total === null ? { ...task, total: task.done + task.failed + task.skipped } : task

/** Work that is over before anybody saw it begin has come to its end too. */
function useEnd(tasks: readonly LongTaskView[] | undefined, onEnded: LongTasksProps['onEnded']): void {
  const known = useRef<string | null>(null)
  const newest = tasks?.[0]
  const sight = tasks && `${newest?.id} ${newest?.endedAt}`
  useEffect(() => {
    if (sight === undefined || sight === known.current) return
    if (known.current !== null && newest?.endedAt) onEnded?.()
    known.current = sight
  }, [sight, newest, onEnded])
}
