import { z } from 'zod'
import { originMark } from '../../kernel/origin-mark.ts'
import { contactEntityTypeId, type BatchItem, type Command, type WriteFacts } from '../../portal/index.ts'
import { channelsOf, contactFields, type NewChannel } from '../rules/contact-fields.ts'
import { sameChannel } from '../rules/merge-contact.ts'
import { together, type Send } from './together.ts'
import { addedItem, foundItems } from './write-companies.ts'
import { actorOf, cardKey, cardRun, type CardWork, type CardWriteDeps, type PlannedCard } from './write-deps.ts'

export interface WrittenContact {
  contactId: number
  outcome: 'created' | 'updated' | 'same'
  added: NewChannel[]
}

export interface CardWithCompany {
  card: PlannedCard
  companyId: number | null
}

/** Makes new contacts and writes into known ones what their cards add: all in one request. A refusal is its card's alone. */
export const writeContacts = (
  deps: CardWriteDeps,
  work: CardWork,
  cards: readonly CardWithCompany[],
): Promise<PromiseSettledResult<WrittenContact>[]> =>
  together(
    deps.portal,
    actorOf(work),
    cards.map(
      (one) => (send, key) =>
        one.card.plan.contact?.kind === 'known' ? enrich(deps, work, one, send, key) : add(deps, work, one, send, key),
    ),
  )

type Key = (name: string) => string

async function add(
  deps: CardWriteDeps,
  work: CardWork,
  { card, companyId }: CardWithCompany,
  send: Send,
  key: Key,
): Promise<WrittenContact> {
  const mark = cardKey(card, 'contact')
  const fields = {
    ...contactFields(card.card),
    ...(companyId === null ? {} : { companyIds: [companyId] }),
    assignedById: work.origin.responsibleId,
    opened: work.settings.openRecords ? 'Y' : 'N',
    sourceId: 'EMAIL',
    ...originMark(contactEntityTypeId, mark),
  }
  const params = { entityTypeId: contactEntityTypeId, fields }
  const entry = { ...written(card, mark), action: 'add' as const, entityId: null, params, before: {}, after: fields }
  const { id } = await deps.writeOnce({
    run: cardRun(work),
    entries: [{ ...entry, method: 'crm.item.add' }],
    made: (done) => ({ [mark]: done.id }),
    async lookUp() {
      const filter = originMark(contactEntityTypeId, mark)
      const question = { entityTypeId: contactEntityTypeId, filter, select: ['id'], start: -1 }
      const { result } = await deps.portal.call(actorOf(work), 'crm.item.list', question, { kind: 'read' })
      const [first] = foundItems.parse(result).items
      return first ? { id: first.id } : null
    },
    async write() {
      const name = key('contact')
      const fm = channelsOf(card.card)
      const command: Command = { method: 'crm.item.add', params: { ...params, fields: { ...fields, fm } } }
      const item = itemOf((await send({ [name]: command }))[name])
      await deps.remember(work.tenant.id, contactEntityTypeId, item)
      return { id: item.id }
    },
  })
  return { contactId: id, outcome: 'created', added: [] }
}

const written = (card: PlannedCard, key: string): Pick<WriteFacts, 'key' | 'entityTypeId' | 'because'> => ({
  key,
  entityTypeId: contactEntityTypeId,
  because: card.plan.because,
})

const itemOf = (answer: BatchItem | undefined) => addedItem.parse(answer?.ok ? answer.result : null).item

/**
 * Fields and company by the universal method; numbers and addresses by the contact's own, since its entries add without a look at
 * the others. Bitrix24 docs: api-reference/crm/contacts/crm-contact-update
 */
async function enrich(
  deps: CardWriteDeps,
  work: CardWork,
  { card, companyId }: CardWithCompany,
  send: Send,
  key: Key,
): Promise<WrittenContact> {
  const known = card.plan.contact
  if (known?.kind !== 'known') throw new TypeError('a known contact')
  const bind = companyId !== null && !known.companyIds.includes(companyId)
  const after = { ...known.after, ...(bind ? { companyIds: [...known.companyIds, companyId] } : {}) }
  const before = { ...known.before, ...(bind ? { companyIds: known.companyIds } : {}) }
  const { id, channels } = known
  const changes = Object.keys(after).length > 0
  if (!changes && channels.length === 0) return { contactId: id, outcome: 'same', added: [] }

  const update = { entityTypeId: contactEntityTypeId, id, fields: after }
  const fm = { id, fields: channelFields(channels) }
  const entry = (what: string, method: string, params: Record<string, unknown>): WriteFacts => ({
    ...written(card, cardKey(card, what)),
    action: 'update',
    entityId: id,
    method,
    params,
    before: what === 'fields' ? before : {},
    after: what === 'fields' ? after : fm.fields,
  })
  const entries = [
    ...(changes ? [entry('fields', 'crm.item.update', update)] : []),
    ...(channels.length > 0 ? [entry('channels', 'crm.contact.update', fm)] : []),
  ] as [WriteFacts, ...WriteFacts[]]
  await deps.writeOnce({
    run: cardRun(work),
    entries,
    made: () => ({}),
    lookUp: async () => ((await isThere(deps, work, id, channels, companyId)) ? { id } : null),
    async write() {
      const commands: Record<string, Command> = {
        ...(changes ? { [key('fields')]: { method: 'crm.item.update', params: update } } : {}),
        ...(channels.length > 0 ? { [key('channels')]: { method: 'crm.contact.update', params: fm } } : {}),
      }
      const answers = await send(commands)
      if (changes) await deps.remember(work.tenant.id, contactEntityTypeId, itemOf(answers[key('fields')]))
      return { id }
    },
  })
  return { contactId: id, outcome: 'updated', added: channels }
}

/** `PHONE: [{ VALUE, VALUE_TYPE }]`: entries without a number are new ones. */
const channelFields = (channels: readonly NewChannel[]): Record<string, { VALUE: string; VALUE_TYPE: string }[]> =>
  Object.fromEntries(
    [...Map.groupBy(channels, ({ typeId }) => typeId)].map(([typeId, entries]) => [
      typeId,
      entries.map(({ value, valueType }) => ({ VALUE: value, VALUE_TYPE: valueType })),
    ]),
  )

const held = z.object({
  item: z.looseObject({
    companyIds: z.array(z.coerce.number().int()).catch([]),
    fm: z.array(z.object({ typeId: z.string(), value: z.string() })).catch([]),
  }),
})

/** Fields written twice are the same; entries added twice are not: they tell whether the write has landed. */
async function isThere(
  { portal }: CardWriteDeps,
  work: CardWork,
  id: number,
  channels: readonly NewChannel[],
  companyId: number | null,
): Promise<boolean> {
  const params = { entityTypeId: contactEntityTypeId, id }
  const { result } = await portal.call(actorOf(work), 'crm.item.get', params, { kind: 'read' })
  const { item } = held.parse(result)
  const bound = companyId === null || item.companyIds.includes(companyId)
  return bound && channels.every((one) => item.fm.some((entry) => sameChannel(one, entry)))
}
