import { z } from 'zod'
import type { LongStep, LongWorkKind, StepEnd } from '../platform/long-work/long-task.ts'
import type { Tenant } from '../portal/index.ts'
import { mirrorWrites } from './mirror-writes.ts'
import { readPages, type ReadDeps } from './read-history.ts'
import { recount } from './recount.ts'

export const rebuildKind = 'stage-time.rebuild'

const payload = z.object({ fields: z.boolean(), userId: z.int() })
const cursor = z.object({ phase: z.enum(['read', 'count']), after: z.int() })
type Step = LongStep<z.infer<typeof payload>, z.infer<typeof cursor>>

/** Pages of one step, and records of one. */
const pagesOfStep = 20
const recordsOfStep = 200
const transaction = { timeout: 60_000, maxWait: 60_000 }

/**
 * Reads the whole history again and computes all stays from it by the working calendar of now; with `fields`, writes the fields of
 * all requests too. Whatever was lost or wrong here is as the portal says afterwards.
 */
export const rebuildStageTime = (deps: ReadDeps): LongWorkKind<z.infer<typeof payload>, z.infer<typeof cursor>> => ({
  payload,
  cursor,
  begin: { phase: 'read', after: 0 },
  async step(at) {
    const tenant = await deps.tenantOf(at.portalId)
    return at.cursor.phase === 'read' ? readStep(deps, tenant, at) : countStep(deps, tenant, at)
  },
})

async function readStep(deps: ReadDeps, tenant: Tenant, at: Step): Promise<StepEnd> {
  const key = { portalId: tenant.id, entityTypeId: tenant.entityTypeId }
  const { rows, full } = await readPages(deps, key, at.cursor.after, pagesOfStep)
  const readAt = deps.clock.now()
  await deps.db.prisma.$transaction(async (tx) => {
    await deps.store.lock(tx, key)
    await deps.store.keepChanges(
      tx,
      key,
      rows.map((row) => ({ ...row, readAt, restored: false })),
    )
    const last = rows.at(-1)
    await at.save(full && last ? { phase: 'read', after: last.id } : { phase: 'count', after: 0 }, {}, tx)
  }, transaction)
  return 'more'
}

async function countStep(deps: ReadDeps, tenant: Tenant, at: Step): Promise<StepEnd> {
  const key = { portalId: tenant.id, entityTypeId: tenant.entityTypeId }
  const ids = await deps.store.recordsAfter(key, at.cursor.after, recordsOfStep)
  const last = ids.at(-1)
  if (last === undefined) return 'done'
  const workingMs = await deps.workingMsOf(tenant.id)
  const fields = at.payload.fields ? await deps.fieldsOf(tenant) : null
  const { fieldTime: which, fieldClock: clock } = await deps.settings(tenant.id)
  await deps.db.prisma.$transaction(async (tx) => {
    await deps.store.lock(tx, key)
    const recounted = await recount(deps.store, tx, key, ids, workingMs)
    if (fields) {
      const anew = recounted.map((record) => ({ ...record, before: [] }))
      const nameOf = () => at.taskId
      const writes = mirrorWrites(anew, { tenant, meaning: { which, clock }, fields, nameOf })
      const { userId } = at.payload
      const run = {
        portalId: tenant.id,
        name: `${rebuildKind}:${at.taskId}`,
        rule: 'stage-time',
        mode: 'live',
      } as const
      if (writes.length > 0)
        await deps.writes.plan(tx, { ...run, userId, cause: { kind: 'person', id: String(userId) } }, writes)
    }
    await at.save({ phase: 'count', after: last }, { done: ids.length }, tx)
  }, transaction)
  return ids.length < recordsOfStep ? 'done' : 'more'
}
