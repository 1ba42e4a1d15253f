import { z } from 'zod'
import { originMark } from '../kernel/origin-mark.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { isAppError } from '../platform/errors/app-error.ts'
import {
  actorOf,
  cardPath,
  faultError,
  leadEntityTypeId,
  type Command,
  type Params,
  type PortalClient,
  type Tenant,
  type Run,
  type Viewer,
  type WriteFacts,
  type WriteOnce,
} from '../portal/index.ts'
import type { CreateRequestAnswer, CreateRequestBody } from './contract.ts'
import type { CreateRight } from './create-right.ts'
import type { RequestStore } from './store.ts'

export interface CreateDeps {
  portal: PortalClient
  store: RequestStore
  writeOnce: WriteOnce
  clock: Clock
  createRight: CreateRight
  /** Own fields by the portal's names, as scenarios and the form give them. Throws `scenarios.lacking`. */
  ownFields(tenant: Tenant, viewer: Viewer, values: CreateRequestBody['values']): Promise<Record<string, unknown>>
  /** Keeps a record that the product has just made: its echo is no news. */
  remember(portalId: string, entityTypeId: number, item: unknown): Promise<void>
}

/** A person waits for the answer: a place in the quota must come soon, or the press is refused before anything is sent. */
const patienceMs = 10_000

const contact = z.object({ item: z.object({ companyId: z.coerce.number().nullish() }) })
const added = z.object({ item: z.looseObject({ id: z.coerce.number().int() }) })
const comments = z.array(z.object({ ID: z.coerce.number().int(), COMMENT: z.string().nullish() }))
const listed = z.object({ items: z.array(z.object({ id: z.coerce.number().int() })) })

/**
 * A request made by a person from the client's card, by their own right and with them as responsible. The same key of the
 * same person gives the same request, however often the button is pressed.
 */
export async function createRequest(
  deps: CreateDeps,
  tenant: Tenant,
  viewer: Viewer,
  body: CreateRequestBody,
): Promise<CreateRequestAnswer> {
  const actor = actorOf(viewer)
  const isLead = tenant.entityTypeId === leadEntityTypeId
  const originId = `person:${viewer.userId}:${body.key}`
  const origin = originMark(tenant.entityTypeId, originId)
  const companyId =
    body.client.kind === 'company' ? body.client.id : await companyOf(deps.portal, viewer, body.client.id)

  const fields = {
    title: body.title,
    ...(body.client.kind === 'contact' ? { contactIds: [body.client.id] } : {}),
    ...(companyId ? { companyId } : {}),
    assignedById: viewer.userId,
    ...(await deps.ownFields(tenant, viewer, body.values)),
    ...origin,
  }
  const run: Run & { name: string } = {
    portalId: tenant.id,
    name: originId,
    rule: 'person',
    userId: viewer.userId,
    mode: 'live',
    cause: { kind: 'person', id: String(viewer.userId) },
  }
  const entry = { entityTypeId: tenant.entityTypeId, entityId: null, action: 'add', before: {}, because: [] } as const

  const write = deps.writeOnce({
    run,
    entries: [{ ...entry, key: originId, method: 'crm.item.add', params: { fields }, after: fields }],
    made: (made) => ({ [originId]: made.id }),
    async lookUp() {
      const params = { entityTypeId: tenant.entityTypeId, filter: origin, select: ['id'], start: 0 }
      const [first] = listed.parse(
        (await deps.portal.call(actor, 'crm.item.list', params, { kind: 'read', patienceMs })).result,
      ).items
      return first ? { id: first.id } : null
    },
    async write() {
      const comments = body.description && isLead ? { comments: body.description } : {}
      const { result } = await deps.portal.call(
        actor,
        'crm.item.add',
        { entityTypeId: tenant.entityTypeId, fields: { ...fields, ...comments }, useOriginalUfNames: 'Y' },
        { kind: 'write', patienceMs },
      )
      const { item } = added.parse(result)
      await deps.remember(tenant.id, tenant.entityTypeId, item)
      return { id: item.id }
    },
  })
  const { id } = await write.catch(async (error: unknown) => {
    if (isAppError(error, 'portal.no-rights')) await deps.createRight.refused(tenant, viewer)
    throw error
  })
  const contactId = body.client.kind === 'contact' ? body.client.id : null
  await deps.store.remember(
    { portalId: tenant.id, entityTypeId: tenant.entityTypeId, entityId: id, contactId, companyId },
    deps.clock.now(),
  )
  if (body.description && !isLead) await comment(deps, run, viewer, { ...entry, entityId: id }, body.description)
  return { id, path: cardPath(tenant.entityTypeId, id) }
}

async function companyOf(portal: PortalClient, viewer: Viewer, contactId: number): Promise<number | null> {
  const command: Command = { method: 'crm.item.get', params: { entityTypeId: 3, id: contactId, select: ['companyId'] } }
  const { item } = await portal.batch(actorOf(viewer), { item: command }, { kind: 'read', patienceMs })
  if (!item.ok) throw faultError(item.fault, { kind: 'read' })
  return contact.parse(item.result).item.companyId || null
}

/**
 * A smart process has no comment field: the description becomes the first note of the timeline. A note of an earlier try is
 * found by its words. Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-list
 */
async function comment(
  deps: CreateDeps,
  run: Run & { name: string },
  viewer: Viewer,
  entry: Pick<WriteFacts, 'entityTypeId' | 'before' | 'because'> & { entityId: number },
  text: string,
) {
  const { entityTypeId, entityId } = entry
  const card = { ENTITY_ID: entityId, ENTITY_TYPE: `DYNAMIC_${entityTypeId}` }
  const key = `request:${entityTypeId}:${entityId}:description`
  const call = (method: string, params: Params, kind: 'read' | 'write') =>
    deps.portal.call(actorOf(viewer), method, params, { kind, patienceMs })
  await deps.writeOnce({
    run,
    entries: [{ ...entry, key, action: 'other', method: 'crm.timeline.comment.add', params: card, after: card }],
    made: () => ({}),
    async lookUp() {
      const params = { filter: card, select: ['ID', 'COMMENT'], order: { ID: 'ASC' } }
      const notes = comments.parse((await call('crm.timeline.comment.list', params, 'read')).result)
      const found = notes.find((note) => words(note.COMMENT ?? '') === words(text))
      return found ? { id: found.ID } : null
    },
    async write() {
      const { result } = await call('crm.timeline.comment.add', { fields: { ...card, COMMENT: text } }, 'write')
      return { id: z.coerce.number().parse(result) }
    },
  })
}

/** The portal may keep other line breaks and blanks than it was given. */
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
