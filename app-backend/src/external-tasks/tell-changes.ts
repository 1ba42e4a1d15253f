import { addLetter } from './commit-plan.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { letterText } from './letter-text.ts'
import { toldOf } from './rules/task-facts.ts'
import { wasBounced } from './rules/was-bounced.ts'
import { whatChanged } from './rules/what-changed.ts'
import { saveTask } from './store.ts'

/** Tells the performer what became another since the last letter; edits that took each other back are not told at all. */
export async function tellChanges(deps: ExternalTaskDeps, portalId: string, taskId: number): Promise<void> {
  const task = await deps.store.byTaskId(portalId, taskId)
  if (!task || task.state !== 'open' || task.told === null || task.address === null || wasBounced(task)) return
  const told = toldOf(task)
  const changed = whatChanged(task.told, told)
  if (changed.length === 0) return
  const tenant = await deps.tenantOf(portalId)
  const now = deps.clock.now()
  const facts = { kind: 'change' as const, taskId, task: told, performer: task.performerName, changed, files: [] }
  const letter = {
    key: `change:${task.turn}:${now.getTime()}`,
    kind: 'change',
    address: task.address,
    name: task.performerName,
    ...letterText(facts, { lang: tenant.language, zone: tenant.zone }),
  }
  await deps.db.prisma.$transaction(async (tx) => {
    await addLetter(deps, tx, { portalId, externalTaskId: task.id, taskId }, letter)
    await saveTask(tx, { portalId, taskId }, { told }, now)
  })
}
