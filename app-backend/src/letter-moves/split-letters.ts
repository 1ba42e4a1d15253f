import { z } from 'zod'
import { originMark } from '../kernel/origin-mark.ts'
import { AppError, isAppError } from '../platform/errors/app-error.ts'
import type { JobHandler } from '../platform/jobs/create-jobs.ts'
import type { Actor, Run, Tenant } from '../portal/index.ts'
import { laterRecords, remembered } from './find-move.ts'
import type { MoveDeps } from './move-deps.ts'
import { applyMove, moveName, patience, tellScreens } from './move-letters.ts'
import { changeMove, lettersById, readMove, type StoredMove } from './move-store.ts'
import type { SeenRequest } from './read-requests.ts'

const seen = z.object({
  entityTypeId: z.number(),
  entityId: z.number(),
  title: z.string(),
  stageId: z.string(),
  contactId: z.number().nullable(),
  companyId: z.number().nullable(),
  responsibleId: z.number(),
})
const payloadOf = z.object({ moveId: z.uuid(), key: z.uuid(), andLater: z.boolean(), from: seen })
type Payload = z.infer<typeof payloadOf>

/**
 * Makes the request of a split, once, and moves the letters there. Killed in between it goes on: the request is found by its mark,
 * the letters move in one transaction. Letters that somebody moved meanwhile end it with its reason.
 */
export const splitLetters =
  (deps: MoveDeps): JobHandler =>
  async ({ portalId, payload }) => {
    if (portalId === null) return
    const asked = payloadOf.parse(payload)
    const move = await readMove(deps.db.prisma, portalId, asked.moveId)
    if (move?.state !== 'making') return
    const tenant = await deps.tenantOf(portalId)
    try {
      const to = await makeRequest(deps, tenant, move, asked)
      await putThere(deps, tenant, move, asked, to)
    } catch (error) {
      if (!isAppError(error, 'portal.refused', 'move.changed')) throw error
      const failure = { code: error.code, params: error.params } as object
      await changeMove(deps.db.prisma, move, { state: 'failed', failure })
    }
  }

async function putThere(
  deps: MoveDeps,
  tenant: Tenant,
  move: StoredMove,
  asked: Payload,
  to: SeenRequest,
): Promise<void> {
  const { prisma } = deps.db
  const letters = await lettersById(prisma, tenant.id, move.letterIds)
  const first = letters[0]
  const own = letters.flatMap(({ activityId }) => (activityId === null ? [] : [activityId]))
  const later =
    asked.andLater && first?.activityId
      ? await laterRecords(deps, tenant, move.fromId, asked.from, first.activityId)
      : []
  const records = [...new Set([...own, ...later])].toSorted((a, b) => a - b)
  const toId = await remembered(deps, tenant, to)
  await prisma.$transaction(async (tx) => {
    const { id, userId, kind, fromId } = move
    const sentSince = asked.andLater ? (first?.receivedAt ?? null) : null
    const found = { tenant, fromId, from: asked.from, to, letters, records, sentSince, closing: null }
    await changeMove(tx, move, { state: 'moved', toId })
    await applyMove(deps, tx, { id, key: asked.key, userId, kind, toId, to }, found)
  }, patience)
  await tellScreens(deps, tenant.id, [move.fromId, toId])
}

const added = z.object({ item: z.looseObject({ id: z.coerce.number().int() }) })
const listed = z.object({ items: z.array(z.object({ id: z.coerce.number().int() })) })

/** Client and responsible are those of the request that the letters leave. */
async function makeRequest(
  deps: MoveDeps,
  tenant: Tenant,
  move: StoredMove,
  { key, from }: Payload,
): Promise<SeenRequest> {
  const { entityTypeId } = tenant
  const actor: Actor = { kind: 'portal', portalId: tenant.id }
  const name = `${moveName(move.userId, key)}:request`
  const origin = originMark(entityTypeId, name)
  const fields = {
    title: move.title,
    ...(from.contactId ? { contactIds: [from.contactId] } : {}),
    ...(from.companyId ? { companyId: from.companyId } : {}),
    ...(from.responsibleId ? { assignedById: from.responsibleId } : {}),
    ...origin,
  }
  const cause = { kind: 'person', id: String(move.userId) } as const
  const run: Run & { name: string } = {
    portalId: tenant.id,
    name,
    rule: 'letter-moves',
    mode: 'live',
    userId: move.userId,
    cause,
  }
  const params = { entityTypeId, fields, useOriginalUfNames: 'Y' }
  const { id } = await deps.writes.once({
    run,
    entries: [
      {
        key: name,
        action: 'add',
        entityTypeId,
        entityId: null,
        method: 'crm.item.add',
        params,
        before: {},
        after: fields,
        because: [],
      },
    ],
    made: (made) => ({ [name]: made.id }),
    async lookUp() {
      const look = { entityTypeId, filter: origin, select: ['id'], start: 0 }
      const [first] = listed.parse(
        (await deps.portal.call(actor, 'crm.item.list', look, { kind: 'read' })).result,
      ).items
      return first ?? null
    },
    async write() {
      const { item } = added.parse((await deps.portal.call(actor, 'crm.item.add', params, { kind: 'write' })).result)
      await deps.remember(tenant.id, entityTypeId, item)
      return { id: item.id }
    },
  })
  if (!id) throw new AppError('internal')
  return { ...from, entityTypeId, entityId: id, title: move.title, stageId: '' }
}
