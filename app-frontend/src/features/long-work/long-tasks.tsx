import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import { useState } from 'react'
import { ErrorState } from '../../ui/error-state.tsx'
import { LongTaskPanel } from './long-task-panel.tsx'
import { useLongTasks } from './use-long-tasks.ts'

interface LongTasksProps {
  /** Shows the newest work of this kind, also when it has ended; all open work without it. */
  kind?: string
  /** Leaves out what was done without a fault before this visit: its outcome stands in the screen itself. */
  passing?: boolean
}

/** Panels of long work, live; nothing where there is none. */
export function LongTasks({ kind, passing = false }: LongTasksProps) {
  const [since] = useState(Date.now)
  const { list, connected, put } = useLongTasks(kind)
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
