import { z } from 'zod'
import { reason, type Reason } from '../../kernel/reason.ts'
import { faultError, type Actor, type Tenant } from '../../portal/index.ts'
import type { IncomingLetter } from '../rules/incoming-letter.ts'
import { letterActivity, originator } from '../rules/letter-activity.ts'
import { splitAttachments } from '../rules/split-attachments.ts'
import type { RequestRecord } from '../store.ts'
import type { LetterDeps } from './open-request.ts'
import { originId } from './origin-id.ts'
import { storeOnDisk } from './store-on-disk.ts'

const ids = z.array(z.object({ ID: z.coerce.number().int() }))

export interface Recorded {
  activityId: number
  /** Files that could not be put on the portal's disk. */
  files: Reason[]
}

/** Puts a letter into the timeline of its request, once; large attachments go to the portal's disk first. */
export async function recordLetter(
  deps: LetterDeps,
  tenant: Tenant,
  letter: IncomingLetter,
  request: RequestRecord,
): Promise<Recorded> {
  const actor: Actor = { kind: 'portal', portalId: tenant.id }
  const { inline, disk } = splitAttachments(letter.attachments)
  const links: { name: string; url: string | null }[] = []
  for (const file of disk) links.push({ name: file.name, url: await storeOnDisk(deps, tenant, letter, file) })
  const origin = originId(letter)

  const { activityId } = await deps.writeOnce({
    portalId: tenant.id,
    key: `letter:${letter.letterId}:activity`,
    async lookUp() {
      const params = { filter: { ORIGINATOR_ID: originator, ORIGIN_ID: origin }, select: ['ID'] }
      const [first] = ids.parse((await deps.portal.call(actor, 'crm.activity.list', params, { kind: 'read' })).result)
      return first ? { activityId: first.ID } : null
    },
    async write() {
      const owner = { entityTypeId: request.entityTypeId, entityId: request.entityId }
      const fields = letterActivity({ letter, originId: origin, owner, contactId: request.contactId, inline, links })
      const { result } = await deps.portal.call(actor, 'crm.activity.add', { fields }, { kind: 'write' })
      return { activityId: z.coerce.number().int().parse(result) }
    },
  })
  const lost = links.filter(({ url }) => url === null)
  return { activityId, files: lost.map(({ name }) => reason('letter.file-not-stored', { name })) }
}

export type JoinOutcome = ({ outcome: 'joined' } & Recorded) | { outcome: 'gone' }

/**
 * Adds a letter to a request that exists. `gone` when the portal has it no more: the caller opens a new one.
 * Two requests to the portal: is it there, and the timeline record.
 */
export async function joinRequest(deps: LetterDeps, letter: IncomingLetter, requestId: number): Promise<JoinOutcome> {
  const tenant = await deps.tenantOf(letter.portalId)
  const request = await deps.store.byId(tenant.id, requestId)
  if (!request || request.deleted) return { outcome: 'gone' }
  const params = { entityTypeId: request.entityTypeId, filter: { id: request.entityId }, select: ['id'], start: -1 }
  const { result } = await deps.portal.call({ kind: 'portal', portalId: tenant.id }, 'crm.item.list', params, {
    kind: 'read',
  })
  if (z.object({ items: z.array(z.unknown()) }).parse(result).items.length === 0) {
    await deps.store.markDeleted(tenant.id, request.entityTypeId, request.entityId, deps.clock.now())
    return { outcome: 'gone' }
  }
  return { outcome: 'joined', ...(await recordLetter(deps, tenant, letter, request)) }
}

/** May this person read the request? The portal decides, by the person's own token. */
export async function mayRead(
  deps: Pick<LetterDeps, 'portal' | 'store'>,
  actor: Actor,
  requestId: number,
): Promise<boolean> {
  const request = await deps.store.byId(actor.portalId, requestId)
  if (!request) return false
  const params = { entityTypeId: request.entityTypeId, id: request.entityId }
  const answers = await deps.portal.batch(
    actor,
    { item: { method: 'crm.item.get', params } },
    { kind: 'read', patienceMs: 10_000 },
  )
  if (answers.item.ok) return true
  const { fault } = answers.item
  if (fault.code === 'portal.refused' || fault.code === 'portal.no-rights') return false
  throw faultError(fault, { kind: 'read' })
}
