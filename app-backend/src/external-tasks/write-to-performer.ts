import { AppError } from '../platform/errors/app-error.ts'
import type { Viewer } from '../portal/index.ts'
import { addLetter } from './commit-plan.ts'
import type { WriteToPerformerBody } from './contract.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { letterText } from './letter-text.ts'
import { toldOf } from './rules/task-facts.ts'
import { readableTask } from './readable-task.ts'

/** A person's letter in the performer's thread; the same key is one letter. Throws `record.not-found`, `external-task.not-begun`. */
export async function writeToPerformer(
  deps: ExternalTaskDeps,
  viewer: Viewer,
  taskId: number,
  { key, text }: WriteToPerformerBody,
): Promise<void> {
  const { known: task } = await readableTask(deps, viewer, taskId)
  if (!task || task.address === null || task.told === null) throw new AppError('external-task.not-begun')
  const tenant = await deps.tenantOf(viewer.portalId)
  const { performerName: name, address } = task
  const facts = { kind: 'message' as const, taskId, task: toldOf(task), performer: name, message: text, files: [] }
  const words = letterText(facts, { lang: tenant.language, zone: tenant.zone })
  const letter = { key: `message:${key}`, kind: 'message', address, name, ...words }
  const place = { portalId: tenant.id, externalTaskId: task.id, taskId }
  await deps.db.prisma.$transaction((tx) => addLetter(deps, tx, place, letter, viewer.userId))
}
