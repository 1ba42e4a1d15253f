import { z } from 'zod'
import { originator } from '../../kernel/origin-mark.ts'
import { BatchReference, contactEntityTypeId, faultError, type WriteFacts } from '../../portal/index.ts'
import type { CardAddress } from '../rules/card.ts'
import { cardPerson, nameOf } from '../rules/card-person.ts'
import { together } from './together.ts'
import { actorOf, cardKey, cardRun, type CardWork, type CardWriteDeps, type PlannedCard } from './write-deps.ts'

const requisiteEntityTypeId = 8
/** «Фактический адрес». Bitrix24 docs: api-reference/crm/auxiliary/enum/crm-enum-address-type */
const actualAddress = 1

export interface CardWithContact {
  card: PlannedCard
  contactId: number
  created: boolean
}

const rows = z.array(z.object({ ID: z.coerce.number().int(), ENTITY_ID: z.coerce.number().int().optional() }))
const presets = z.array(
  z.object({ ID: z.coerce.number().int(), NAME: z.string().nullish(), XML_ID: z.string().nullish() }),
)

/**
 * Addresses of the cards, as requisites of their contacts: a contact itself holds none. One request asks for the presets and for
 * requisites that known contacts have (those keep theirs), one writes. Bitrix24 docs: api-reference/crm/requisites/addresses
 */
export async function writeAddresses(
  deps: CardWriteDeps,
  work: CardWork,
  contacts: readonly CardWithContact[],
): Promise<PromiseSettledResult<void>[]> {
  const wanted = contacts.filter(({ card }) => card.card.addresses.length > 0)
  if (wanted.length === 0) return []
  const known = wanted.filter(({ created }) => !created).map(({ contactId }) => contactId)
  const { presetId, taken } = await readRequisites(deps, work, known)
  const free = wanted.filter(({ contactId }) => !taken.has(contactId))
  if (presetId === null) return []
  return together(
    deps.portal,
    actorOf(work),
    free.map((one) => async (send, key) => {
      const requisite = requisiteFields(one, presetId)
      const [address] = one.card.card.addresses
      if (!address) return
      const entries = entriesOf(one, requisite, address)
      await deps.writeOnce({
        run: cardRun(work),
        entries,
        made: (done) => ({ [entries[0].key]: done.id }),
        lookUp: () => lookUp(deps, work, requisite),
        async write() {
          const answers = await send({
            [key('requisite')]: { method: 'crm.requisite.add', params: { fields: requisite } },
            [key('address')]: {
              method: 'crm.address.add',
              params: { fields: addressFields(address, BatchReference.result(key('requisite'))) },
            },
          })
          const made = answers[key('requisite')]
          return {
            id: z.coerce
              .number()
              .int()
              .parse(made?.ok ? made.result : null),
          }
        },
      })
    }),
  )
}

async function readRequisites({ portal }: CardWriteDeps, work: CardWork, contactIds: number[]) {
  const ofContacts = { ENTITY_TYPE_ID: contactEntityTypeId, '@ENTITY_ID': [0, ...contactIds] }
  const answers = await portal.batch(
    actorOf(work),
    {
      presets: {
        method: 'crm.requisite.preset.list',
        params: { order: { SORT: 'ASC' }, select: ['ID', 'NAME', 'XML_ID'] },
      },
      requisites: { method: 'crm.requisite.list', params: { filter: ofContacts, select: ['ID', 'ENTITY_ID'] } },
    },
    { kind: 'read' },
  )
  if (!answers.presets.ok) throw faultError(answers.presets.fault, { kind: 'read' })
  const list = presets.parse(answers.presets.result)
  // The preset of private persons, where the portal has it: the vendor's own ones are named by their XML_ID.
  const person =
    list.find(({ XML_ID }) => /DEF_[A-Z]{2}_PERSON#?$/.test(XML_ID ?? '')) ??
    list.find(({ NAME }) => /физ|person/i.test(NAME ?? ''))
  const found = answers.requisites.ok ? rows.parse(answers.requisites.result) : []
  return { presetId: (person ?? list[0])?.ID ?? null, taken: new Set(found.map((one) => one.ENTITY_ID)) }
}

const requisiteFields = ({ card, contactId }: CardWithContact, presetId: number) => ({
  ENTITY_TYPE_ID: contactEntityTypeId,
  ENTITY_ID: contactId,
  PRESET_ID: presetId,
  NAME: nameOf(cardPerson(card.card)).slice(0, 255),
  ADDRESS_ONLY: 'Y',
  ORIGINATOR_ID: originator,
  XML_ID: cardKey(card, 'requisite'),
})

const addressFields = (address: CardAddress, requisiteId: unknown) => ({
  TYPE_ID: actualAddress,
  ENTITY_TYPE_ID: requisiteEntityTypeId,
  ENTITY_ID: requisiteId,
  ADDRESS_1: address.street,
  ADDRESS_2: address.flat,
  CITY: address.city,
  PROVINCE: address.region,
  POSTAL_CODE: address.postalCode,
  COUNTRY: address.country,
})

function entriesOf(
  { card }: CardWithContact,
  requisite: ReturnType<typeof requisiteFields>,
  address: CardAddress,
): [WriteFacts, WriteFacts] {
  const common = {
    action: 'add',
    entityId: null,
    entityTypeId: requisiteEntityTypeId,
    before: {},
    because: card.plan.because,
  } as const
  const { ENTITY_ID: _, ...place } = addressFields(address, null)
  return [
    {
      ...common,
      key: cardKey(card, 'requisite'),
      method: 'crm.requisite.add',
      params: { fields: requisite },
      after: requisite,
    },
    { ...common, key: cardKey(card, 'address'), method: 'crm.address.add', params: { fields: place }, after: place },
  ]
}

async function lookUp(
  { portal }: CardWriteDeps,
  work: CardWork,
  { XML_ID, ENTITY_ID }: { XML_ID: string; ENTITY_ID: number },
) {
  const filter = { ENTITY_TYPE_ID: contactEntityTypeId, ENTITY_ID, XML_ID }
  const { result } = await portal.call(
    actorOf(work),
    'crm.requisite.list',
    { filter, select: ['ID'] },
    { kind: 'read' },
  )
  const [first] = rows.parse(result)
  return first ? { id: first.ID } : null
}
