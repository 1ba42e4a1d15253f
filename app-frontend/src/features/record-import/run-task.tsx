import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { LongTaskPanel } from '../long-work/long-task-panel.tsx'
import { useRunTask } from './use-run-task.ts'

/** The long work of the run's present state, with pause, resume and stop. */
export function RunTask({ run: { id, task } }: { run: ImportRunView }) {
  const put = useRunTask(id)
  return task ? <LongTaskPanel connected task={task} onChange={put} /> : <CardSkeleton />
}
