import { AppError } from '../platform/errors/app-error.ts'
import { runIdOf, type Actor, type PlannedWrite, type Run, type Viewer } from '../portal/index.ts'
import { reason } from '../kernel/reason.ts'
import { completingWrite, movingWrite, stuckRule } from './activity-write.ts'
import type { FixBody, Fixed } from './contract.ts'
import { peopleInReach, personView } from './reach.ts'
import { readOpenActivities } from './read-activities.ts'
import { ownerKey, readOwners } from './read-owners.ts'
import { mayMove } from './read-stuck.ts'
import type { StuckDeps } from './stuck-deps.ts'

/**
 * Hands activities of a person to those who answer for their records, or ends them. Read anew before: only what is still open and
 * still that person's is touched. `dry` only counts. One run, so that it is taken back as a whole; two requests before it.
 * @throws AppError `stuck.not-yours`
 */
export async function fixStuck(deps: StuckDeps, viewer: Viewer, body: FixBody): Promise<Fixed> {
  const { portalId } = viewer
  const organisation = await deps.people.organisation(await deps.tenantOf(portalId))
  if (body.userId !== viewer.userId && !peopleInReach(organisation, viewer).includes(body.userId))
    throw new AppError('stuck.not-yours')
  const filter = { '@ID': body.activities, RESPONSIBLE_ID: body.userId }
  const { activities } = await readOpenActivities(deps, portalId, filter)
  const actor: Actor = { kind: 'portal', portalId }
  const owners = await readOwners(
    deps,
    actor,
    activities.map(({ owner }) => owner),
  )
  const name = `stuck:${body.key}`
  const because = [reason('stuck.by-hand', { name: viewer.name })]
  const receivers = new Map<number, number>()
  const writes: PlannedWrite[] = []
  for (const activity of activities) {
    const owner = owners.get(ownerKey(activity.owner)) ?? null
    const key = `${name}:${activity.id}`
    if (body.action === 'complete') {
      if (activity.kind !== 'task') writes.push(completingWrite(key, activity, because))
    } else if (mayMove(activity, owner) && owner?.responsibleId) {
      receivers.set(owner.responsibleId, (receivers.get(owner.responsibleId) ?? 0) + 1)
      writes.push(movingWrite(key, activity, owner.responsibleId, because))
    }
  }
  const counts = {
    changed: writes.length,
    skipped: body.activities.length - writes.length,
    receivers: Array.from(receivers, ([id, count]) => ({ name: personView(organisation, id).name, count })),
  }
  if (body.dry || writes.length === 0) return { ...counts, runId: null }
  const cause = { kind: 'person', id: String(viewer.userId) } as const
  const run: Run = { portalId, name, rule: stuckRule, mode: 'live', userId: viewer.userId, cause }
  await deps.db.prisma.$transaction((tx) => deps.writes.plan(tx, run, writes))
  return { ...counts, runId: runIdOf(portalId, name) }
}
