import { z } from 'zod'
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
  type WriteOnce,
} from '../../portal/index.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { IncomingLetter } from '../rules/incoming-letter.ts'
import { originator } from '../rules/letter-activity.ts'
import type { RequestRecord, RequestStore } from '../store.ts'
import { findClient } from './find-client.ts'
import { contactOriginId, originId } from './origin-id.ts'
import { recordLetter, type Recorded } from './record-letter.ts'

export interface LetterDeps {
  portal: PortalClient
  store: RequestStore
  writeOnce: WriteOnce
  clock: Clock
  tenantOf(portalId: string): Promise<Tenant>
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
 * records, timeline). May be called again after any break: what the portal already holds is found, not made twice.
 */
export async function openRequestFromLetter(deps: LetterDeps, letter: IncomingLetter): Promise<Opened> {
  const tenant = await deps.tenantOf(letter.portalId)
  const actor: Actor = { kind: 'portal', portalId: tenant.id }
  const { address } = letter.from
  const client = await findClient(deps.portal, actor, address)
  const created = await deps.writeOnce<Created>({
    portalId: tenant.id,
    key: `letter:${letter.letterId}:request`,
    lookUp: () => lookUpRequest(deps.portal, actor, tenant, letter),
    write: () => createRecords(deps.portal, actor, tenant, letter, client),
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
  const recorded = await recordLetter(deps, tenant, letter, record)
  const name = letter.from.name || address
  return { requestId: record.id, ...recorded, why: [client.because ?? reason('client.created', { name, address })] }
}

const isLead = (tenant: Tenant) => tenant.entityTypeId === leadEntityTypeId

/** Leads carry a pair of origin fields, smart processes one XML id. */
const originFields = (tenant: Tenant, letter: IncomingLetter) =>
  isLead(tenant)
    ? { originatorId: originator, originId: originId(letter) }
    : { xmlId: `${originator}:${originId(letter)}` }

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

async function createRecords(
  portal: PortalClient,
  actor: Actor,
  tenant: Tenant,
  letter: IncomingLetter,
  { contact }: Client,
): Promise<Created> {
  const commands: Record<string, Command> = {
    ...(contact
      ? {}
      : {
          contact: {
            method: 'crm.item.add',
            params: { entityTypeId: contactEntityTypeId, fields: contactFields(letter) },
          },
        }),
    request: {
      method: 'crm.item.add',
      params: {
        entityTypeId: tenant.entityTypeId,
        useOriginalUfNames: 'Y',
        fields: {
          title: (letter.subject || `Письмо от ${letter.from.name || letter.from.address}`).slice(0, 255),
          contactIds: [contact?.id ?? BatchReference.result('contact', 'item', 'id')],
          ...(contact?.companyId ? { companyId: contact.companyId } : {}),
          ...(isLead(tenant) ? { sourceId: 'EMAIL' } : {}),
          ...originFields(tenant, letter),
          [tenant.fieldNames.mailbox]: letter.mailboxAddress,
        },
      },
    },
  }
  const answers = await portal.batch(actor, commands, { kind: 'write', halt: true })
  return { entityId: idOf(answers['request']), contactId: contact?.id ?? idOf(answers['contact']) }
}

function contactFields({ from }: IncomingLetter) {
  const { firstName, lastName, secondName } = personName(from.name, from.address)
  return {
    name: firstName,
    lastName,
    secondName,
    opened: 'Y',
    sourceId: 'EMAIL',
    fm: [{ typeId: 'EMAIL', valueType: 'WORK', value: from.address }],
    originatorId: originator,
    originId: contactOriginId(from.address),
  }
}

function idOf(answer: BatchItem | undefined): number {
  if (!answer) throw new AppError('internal')
  if (!answer.ok) throw faultError(answer.fault, { kind: 'write' })
  return added.parse(answer.result).item.id
}
