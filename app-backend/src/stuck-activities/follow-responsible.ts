import { z } from 'zod'
import { reason } from '../kernel/reason.ts'
import type { JobQueue } from '../platform/jobs/create-jobs.ts'
import { leadEntityTypeId, type ChangeListener, type Records, type Run } from '../portal/index.ts'
import { movingWrite, stuckRule } from './activity-write.ts'
import { readOpenActivities } from './read-activities.ts'
import type { StuckDeps } from './stuck-deps.ts'

const followQueue = 'stuck-activities.follow'
const handed = z.object({ entityTypeId: z.int(), id: z.int(), from: z.int(), to: z.int() })

/** Hears who gets a lead, where the settings want its activities to follow. */
export function hearHanded(records: Pick<Records, 'watch' | 'onChange'>, deps: StuckDeps): void {
  records.watch({ entityTypeId: leadEntityTypeId })
  const listen: ChangeListener = async (tenant, { entityTypeId, id, fields, before, after }, { tx }) => {
    if (entityTypeId !== leadEntityTypeId || !before?.assignedById || !after?.assignedById) return
    if (!fields.includes('assignedById') || !(await deps.isOn(tenant.id))) return
    if (!(await deps.settings(tenant.id)).follow) return
    const payload = { entityTypeId, id, from: before.assignedById, to: after.assignedById }
    const once = `${entityTypeId}/${id}/${before.assignedById}/${after.assignedById}`
    await deps.addJob(
      { portalId: tenant.id, queue: followQueue, key: followQueue, once, payload, dueAt: deps.clock.now() },
      tx,
    )
  }
  records.onChange(listen)
}

export const followQueues = (deps: StuckDeps): Record<string, JobQueue> => ({
  [followQueue]: {
    handler: async ({ portalId, payload }) => {
      if (portalId !== null) await follow(deps, portalId, handed.parse(payload))
    },
  },
})

/** Open activities that the former responsible left behind go to the new one; one request, and one more for what moves. */
async function follow(
  deps: StuckDeps,
  portalId: string,
  { entityTypeId, id, from, to }: z.infer<typeof handed>,
): Promise<void> {
  const filter = { OWNER_TYPE_ID: entityTypeId, OWNER_ID: id, RESPONSIBLE_ID: from }
  const { activities } = await readOpenActivities(deps, portalId, filter)
  const moving = activities.filter(({ kind }) => kind !== 'task')
  if (moving.length === 0) return
  const name = `stuck:follow:${entityTypeId}:${id}:${deps.clock.now().getTime()}`
  const run: Run = { portalId, name, rule: stuckRule, mode: 'live', cause: { kind: 'change', id: name } }
  const because = [reason('stuck.followed')]
  await deps.db.prisma.$transaction((tx) =>
    deps.writes.plan(
      tx,
      run,
      moving.map((one) => movingWrite(`${name}:${one.id}`, one, to, because)),
    ),
  )
}
