import { z } from 'zod'
import { originator, originMark } from '../../kernel/origin-mark.ts'
import { personName } from '../../kernel/person-name.ts'
import { reason, type Reason } from '../../kernel/reason.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import {
  BatchReference,
  contactEntityTypeId,
  faultError,
  leadEntityTypeId,
  type Actor,
  type BatchItem,
  type Command,
  type PortalClient,
  type Tenant,
  type WriteFacts,
  type WriteOnce,
} from '../../portal/index.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import { crmText } from '../../platform/texts/crm-texts.ts'
import type { RequestSettings } from '../declaration.ts'
import type { IncomingLetter } from '../rules/incoming-letter.ts'
import type { RequestRecord, RequestStore } from '../store.ts'
import { findClient } from './find-client.ts'
import { contactOriginId, letterRun, originId } from './origin-id.ts'
import { recordLetter, type Recorded } from './record-letter.ts'

export interface LetterDeps {
  portal: PortalClient
  store: RequestStore
  writeOnce: WriteOnce
  clock: Clock
  /** Keeps a record that the product has just made: its echo is no news. */
  remember(portalId: string, entityTypeId: number, item: unknown): Promise<void>
  /** Takes a look at a record that came with another request; `readAt`: before it was asked for. */
  met(tenant: Tenant, entityTypeId: number, item: unknown, readAt: Date): Promise<void>
  tenantOf(portalId: string): Promise<Tenant>
  /** What the portal's administrator chose for requests made from letters. */
  settings(portalId: string): Promise<RequestSettings>
  /** Does the stage end a request? For types whose records do not say it themselves. */
  isClosedStage(tenant: Tenant, stageId: string): Promise<boolean>
  /** The stage that a reopened request gets; null when the portal has none to work in. */
  reopenStage(tenant: Tenant): Promise<string | null>
}

export interface Opened extends Recorded {
  requestId: number
  /** Whose request it is. */
  why: Reason[]
}

type Client = Awaited<ReturnType<typeof findClient>>
interface Created {
  entityId: number
  contactId: number
}

const added = z.object({ item: z.object({ id: z.coerce.number().int() }) })
const foundItems = z.object({
  items: z.array(z.object({ id: z.coerce.number().int(), contactId: z.coerce.number().nullish() })),
})

/**
 * A request from a letter, with its client and the letter in its timeline: three requests to the portal (client, both
 * records, timeline with a look at the request). May be called again after any break: what the portal already holds is found, not made twice.
 */
export async function openRequestFromLetter(deps: LetterDeps, letter: IncomingLetter): Promise<Opened> {
  const tenant = await deps.tenantOf(letter.portalId)
  const actor: Actor = { kind: 'portal', portalId: tenant.id }
  const { name, address } = clientOf(letter)
  const client = await findClient(deps.portal, actor, address)
  const settings = await deps.settings(tenant.id)
  const created = await deps.writeOnce<Created>({
    run: letterRun(letter),
    entries: entriesOf(tenant, letter, client, settings),
    made: (made) => ({ [requestKey(letter)]: made.entityId, [contactKey(letter)]: made.contactId }),
    lookUp: () => lookUpRequest(deps.portal, actor, tenant, letter),
    write: () => createRecords(deps, actor, tenant, letter, client, settings),
  })
  const companyId = client.contact?.companyId ?? null
  const record: RequestRecord = await deps.store.remember(
    {
      portalId: tenant.id,
      entityTypeId: tenant.entityTypeId,
      entityId: created.entityId,
      contactId: created.contactId,
      companyId,
    },
    deps.clock.now(),
  )
  const recorded = await recordLetter(deps, tenant, letter, record, { isNew: true })
  const because = client.because ?? reason('client.created', { name: name || address, address })
  return {
    requestId: record.id,
    ...recorded,
    why: [because, ...(letter.responsible ? [letter.responsible.because] : [])],
  }
}

/** Who wrote the letter, or to whom an employee of ours did. */
const clientOf = (letter: IncomingLetter) => letter.client ?? letter.from

const isLead = (tenant: Tenant) => tenant.entityTypeId === leadEntityTypeId

const originFields = (tenant: Tenant, letter: IncomingLetter) => originMark(tenant.entityTypeId, originId(letter))

async function lookUpRequest(
  portal: PortalClient,
  actor: Actor,
  tenant: Tenant,
  letter: IncomingLetter,
): Promise<Created | null> {
  const params = {
    entityTypeId: tenant.entityTypeId,
    filter: originFields(tenant, letter),
    select: ['id', 'contactId'],
    order: { id: 'ASC' },
    start: 0,
  }
  const { result } = await portal.call(actor, 'crm.item.list', params, { kind: 'read' })
  const [first] = foundItems.parse(result).items
  return first ? { entityId: first.id, contactId: first.contactId ?? 0 } : null
}

const requestKey = (letter: IncomingLetter) => `letter:${letter.letterId}:request`
const contactKey = (letter: IncomingLetter) => `letter:${letter.letterId}:contact`

/** One call makes the request and, for a client nobody knew, the contact. */
function entriesOf(
  tenant: Tenant,
  letter: IncomingLetter,
  { contact }: Client,
  settings: RequestSettings,
): [WriteFacts, ...WriteFacts[]] {
  const { entityTypeId } = tenant
  const because = [reason('letter.opened', { letterId: letter.letterId })]
  const add = { action: 'add', entityId: null, method: 'crm.item.add', before: {}, because } as const
  const fields = { title: titleOf(tenant, letter), ...responsible(letter, settings), ...originFields(tenant, letter) }
  const request = { ...add, key: requestKey(letter), entityTypeId, params: { entityTypeId, fields }, after: fields }
  if (contact) return [request]
  const { fm: _, ...person } = contactFields(letter, settings)
  const params = { entityTypeId: contactEntityTypeId, fields: person }
  return [request, { ...add, key: contactKey(letter), entityTypeId: contactEntityTypeId, params, after: person }]
}

const titleOf = ({ language }: Tenant, { subject, from }: IncomingLetter) =>
  (subject || crmText('letter.from', language, { sender: from.name || from.address })).slice(0, 255)

async function createRecords(
  deps: LetterDeps,
  actor: Actor,
  tenant: Tenant,
  letter: IncomingLetter,
  { contact }: Client,
  settings: RequestSettings,
): Promise<Created> {
  const commands: Record<string, Command> = {
    ...(contact
      ? {}
      : {
          contact: {
            method: 'crm.item.add',
            params: { entityTypeId: contactEntityTypeId, fields: contactFields(letter, settings) },
          },
        }),
    request: {
      method: 'crm.item.add',
      params: {
        entityTypeId: tenant.entityTypeId,
        useOriginalUfNames: 'Y',
        fields: {
          title: titleOf(tenant, letter),
          contactIds: [contact?.id ?? BatchReference.result('contact', 'item', 'id')],
          ...(contact?.companyId ? { companyId: contact.companyId } : {}),
          ...(isLead(tenant) ? { sourceId: 'EMAIL' } : {}),
          ...responsible(letter, settings),
          ...originFields(tenant, letter),
          [tenant.fieldNames.mailbox]: letter.mailboxAddress,
        },
      },
    },
  }
  const answers = await deps.portal.batch(actor, commands, { kind: 'write', halt: true })
  if (!contact) await remember(deps, tenant.id, contactEntityTypeId, answers['contact'])
  await remember(deps, tenant.id, tenant.entityTypeId, answers['request'])
  return { entityId: idOf(answers['request']), contactId: contact?.id ?? idOf(answers['contact']) }
}

/** The mailbox's person, else that of all requests; nobody chosen: the portal takes the owner of the key. */
function responsible({ responsible: ofMailbox }: IncomingLetter, { responsibleId }: RequestSettings) {
  const assignedById = ofMailbox?.userId ?? responsibleId
  return assignedById > 0 ? { assignedById } : {}
}

function contactFields(letter: IncomingLetter, settings: RequestSettings) {
  const from = clientOf(letter)
  const { firstName, lastName, secondName } = personName(from.name, from.address)
  return {
    name: firstName,
    lastName,
    secondName,
    opened: settings.openContacts ? 'Y' : 'N',
    ...responsible(letter, settings),
    sourceId: 'EMAIL',
    fm: [{ typeId: 'EMAIL', valueType: 'WORK', value: from.address }],
    originatorId: originator,
    originId: contactOriginId(from.address),
  }
}

async function remember(deps: LetterDeps, portalId: string, entityTypeId: number, answer: BatchItem | undefined) {
  if (answer?.ok) await deps.remember(portalId, entityTypeId, (answer.result as { item?: unknown }).item)
}

function idOf(answer: BatchItem | undefined): number {
  if (!answer) throw new AppError('internal')
  if (!answer.ok) throw faultError(answer.fault, { kind: 'write' })
  return added.parse(answer.result).item.id
}
