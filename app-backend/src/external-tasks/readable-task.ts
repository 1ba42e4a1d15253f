import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, type Viewer } from '../portal/index.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { readTask, taskCommand } from './read-tasks.ts'
import type { TaskFacts } from './rules/task-facts.ts'
import type { ExternalTask } from './store.ts'

/** A task as the viewer's own rights show it, and what we keep of it; one request. Throws `record.not-found`. */
export async function readableTask(
  { portal, store }: Pick<ExternalTaskDeps, 'portal' | 'store'>,
  viewer: Viewer,
  taskId: number,
): Promise<{ task: TaskFacts; known: ExternalTask | null }> {
  const answers = await portal.batch(
    actorOf(viewer),
    { task: taskCommand(taskId) },
    { kind: 'read', patienceMs: 10_000 },
  )
  const task = readTask(answers.task)
  if (!task) throw new AppError('record.not-found')
  return { task, known: await store.byTaskId(viewer.portalId, taskId) }
}
