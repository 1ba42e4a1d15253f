import type { Viewer } from '../portal/index.ts'
import type { RequestTasks, TaskThread } from './contract.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { letterFacts, taskView, threadLetters } from './read-model.ts'
import { readableTask } from './readable-task.ts'

interface ReadDeps extends Pick<ExternalTaskDeps, 'db' | 'portal' | 'store' | 'requests'> {
  mayReply(viewer: Viewer): Promise<boolean>
}

/** The external tasks of a request that the viewer may read, the newest first. */
export async function listOfRequest(
  deps: ReadDeps,
  viewer: Viewer,
  { entityTypeId, entityId }: { entityTypeId: number; entityId: number },
): Promise<RequestTasks> {
  const { portalId } = viewer
  const requestId = await deps.requests.idOf(portalId, entityTypeId, entityId)
  const tasks = requestId === null ? [] : await deps.store.ofRequest(portalId, requestId)
  const facts = await letterFacts(
    deps.db.prisma,
    portalId,
    tasks.map(({ id }) => id),
  )
  return {
    tasks: tasks.map((task) => taskView(task, facts.get(task.id) ?? { letterCount: 0, refused: false })),
    mayWrite: await deps.mayReply(viewer),
  }
}

/** The thread of one task, one request to the portal. Throws `record.not-found`. */
export async function threadOf(deps: ReadDeps, viewer: Viewer, taskId: number): Promise<TaskThread> {
  const { task, known } = await readableTask(deps, viewer, taskId)
  const letters = known ? await threadLetters(deps.db.prisma, viewer.portalId, known.id) : []
  const refused = letters.findLast(({ direction }) => direction === 'out')?.delivery === 'failed'
  return {
    task: known && taskView(known, { letterCount: letters.length, refused }),
    portalTask: { title: task.title, external: task.external },
    letters,
    mayWrite: await deps.mayReply(viewer),
  }
}
