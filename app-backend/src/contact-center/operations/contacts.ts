import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { originatorOf, type Center } from '../center.ts'
import { findContacts, type FoundContact } from '../crm/find-contacts.ts'
import { findDeals } from '../crm/find-deals.ts'
import { channelsOf, recordFields } from '../crm/record-fields.ts'
import { recordName } from '../crm/record-types.ts'
import { contactView, contactViewOf, dealView, dealViewOf } from '../crm/views.ts'
import { addRecord } from '../crm/write-record.ts'
import { contactBody, email, externalId, phone, recordId } from './inputs.ts'
import { askedFor, type Made } from './made.ts'
import { operation } from './operation.ts'
import { ownerOperations, type OwnerKind } from './owner-operations.ts'

type ContactBody = z.infer<typeof contactBody>

/** Of one answer, as many as a page of the portal: a full one may not be all. */
const mostContacts = 50

const search = z.strictObject({
  id: recordId.optional(),
  phone: phone.optional(),
  email: email.optional(),
  name: z
    .string()
    .trim()
    .min(3)
    .max(200)
    .optional()
    .meta({ description: 'Имя или его часть, от трёх букв.', examples: ['Воронцова'] }),
  externalId: externalId.optional(),
  include: z.enum(['deals']).optional().meta({ description: 'deals: вместе с открытыми сделками.' }),
})

const contactFields = ({ lastName, firstName, secondName, post, companyIds }: ContactBody) => ({
  ...(lastName === undefined ? {} : { lastName }),
  ...(firstName === undefined ? {} : { name: firstName }),
  ...(secondName === undefined ? {} : { secondName }),
  ...(post === undefined ? {} : { post }),
  ...(companyIds === undefined ? {} : { companyIds }),
})

async function create(center: Center, body: ContactBody): Promise<Made> {
  if (!body.lastName && !body.firstName && !body.phones?.length && !body.emails?.length)
    throw new AppError('center.invalid', {
      params: { field: 'lastName', detail: 'lastName, firstName, phones, emails' },
    })
  const fields = { ...contactFields(body), ...(await recordFields(center, 'contact', body, true)) }
  const named = body.lastName || body.firstName ? fields : { ...fields, name: body.phones?.[0] ?? body.emails?.[0] }
  const { id } = await addRecord(center, {
    kind: 'contact',
    externalId: body.externalId,
    fields: named,
    channels: channelsOf(body),
  })
  return { id, created: true, changed: Object.keys(fields), kept: [] }
}

/** Whoever carries the client's own number first, then the surest match; of equals the oldest, so that repetitions meet the same one. */
async function same(center: Center, body: ContactBody): Promise<FoundContact[]> {
  const { externalId: own, phones = [], emails = [] } = body
  if (own === undefined && phones.length + emails.length === 0) return []
  const found = await findContacts(center, { externalId: own, phones, emails })
  const rank = ({ matchedBy }: FoundContact) => (matchedBy.includes('externalId') ? 0 : 1)
  return found.toSorted((a, b) => rank(a) - rank(b))
}

/** Contacts as the centre finds and writes them. */
export const contactKind: OwnerKind<ContactBody, FoundContact> = {
  kind: 'contact',
  path: '/contacts',
  titles: {
    create: 'Создание контакта',
    update: 'Редактирование контакта',
    upsert: 'Найти контакт и обновить или создать',
  },
  body: contactBody,
  same,
  fields: contactFields,
  make: create,
}

export const contactOperations = [
  operation({
    id: 'contacts.search',
    method: 'GET',
    path: '/contacts',
    scope: 'read',
    title: 'Поиск контакта',
    writes: false,
    coalesces: true,
    query: search,
    answer: z.object({ contacts: z.array(contactView), more: z.boolean() }),
    async run(center, { query }) {
      const { phone: number, email: address, include, ...rest } = query
      askedFor({ ...query, include: undefined })
      const found = await findContacts(center, {
        ...rest,
        phones: number ? [number] : [],
        emails: address ? [address] : [],
      })
      const originator = originatorOf(center.client)
      const contacts = found
        .slice(0, mostContacts)
        .map(({ item, matchedBy }) => contactViewOf(item, originator, matchedBy))
      for (const { id } of contacts) center.marks.add(recordName('contact', id))
      if (include === undefined || contacts.length === 0) return { contacts, more: found.length >= mostContacts }
      const { stages } = await center.directory()
      const { deals } = await findDeals(center, { contactIds: contacts.map(({ id }) => id), openOnly: true })
      const of = (id: number) =>
        deals.filter((one) => one.contactIds.includes(id)).map((one) => dealViewOf(one, originator, stages))
      return { contacts: contacts.map((one) => ({ ...one, deals: of(one.id) })), more: found.length >= mostContacts }
    },
  }),
  ...ownerOperations(contactKind),
  operation({
    id: 'contacts.deals',
    method: 'GET',
    path: '/contacts/deals',
    scope: 'read',
    title: 'Поиск сделок контакта',
    writes: false,
    query: z.strictObject({
      contactId: recordId.optional(),
      phone: phone.optional(),
      email: email.optional(),
      openOnly: z.stringbool().optional(),
      categoryId: z.coerce.number().int().min(0).optional(),
      stageId: z.string().max(50).optional(),
      cursor: z.string().max(50).optional(),
    }),
    answer: z.object({ contactIds: z.array(z.int()), deals: z.array(dealView), next: z.string().nullable() }),
    async run(center, { query: { contactId, phone: number, email: address, ...rest } }) {
      askedFor({ contactId, phone: number, email: address })
      const contactIds =
        contactId === undefined
          ? (await findContacts(center, { phones: number ? [number] : [], emails: address ? [address] : [] })).map(
              ({ item }) => item.id,
            )
          : [contactId]
      if (contactIds.length === 0) return { contactIds, deals: [], next: null }
      const { stages } = await center.directory()
      const { deals, next } = await findDeals(center, { ...rest, contactIds })
      return { contactIds, deals: deals.map((one) => dealViewOf(one, originatorOf(center.client), stages)), next }
    },
  }),
]
