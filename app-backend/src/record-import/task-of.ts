import type { Database } from '../platform/db/database.ts'
import { taskById } from '../platform/long-work/long-task-store.ts'
import type { LongTask } from '../platform/long-work/long-task.ts'
import type { ImportRun } from './import-run.ts'

/** The long work of the run's present state. */
export const taskOf = async (prisma: Database['prisma'], run: ImportRun): Promise<LongTask | null> =>
  run.taskId === null ? null : taskById(prisma, run.portalId, run.taskId)

export const isOpen = (task: LongTask | null): boolean => task?.state === 'running' || task?.state === 'paused'
