import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { originatorOf, type Center } from '../center.ts'
import { changeRecord, changedAnswer } from '../crm/change-record.ts'
import { findContacts, type FoundContact } from '../crm/find-contacts.ts'
import { findDeals } from '../crm/find-deals.ts'
import { channelsOf, recordFields } from '../crm/record-fields.ts'
import { recordName } from '../crm/record-types.ts'
import { contactView, contactViewOf, dealView, dealViewOf } from '../crm/views.ts'
import { addRecord } from '../crm/write-record.ts'
import { contactBody, email, externalId, force, idParams, phone, recordId } from './inputs.ts'
import { operation } from './operation.ts'
import { subjectsOf } from './subjects.ts'

export const madeAnswer = z.object({
  id: z.int(),
  created: z.boolean(),
  changed: z.array(z.string()),
  kept: changedAnswer.shape.kept,
})
export type Made = z.infer<typeof madeAnswer>
type ContactBody = z.infer<typeof contactBody>

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

/** A search by nothing would be a list of everybody. */
export function askedFor(question: Record<string, unknown>): void {
  if (Object.values(question).every((value) => value === undefined))
    throw new AppError('center.invalid', { params: { field: 'query', detail: Object.keys(question).join(', ') } })
}

const contactFields = ({ lastName, firstName, secondName, post, companyIds }: ContactBody) => ({
  ...(lastName === undefined ? {} : { lastName }),
  ...(firstName === undefined ? {} : { name: firstName }),
  ...(secondName === undefined ? {} : { secondName }),
  ...(post === undefined ? {} : { post }),
  ...(companyIds === undefined ? {} : { companyIds }),
})

const questionOf = ({ externalId: own, phones = [], emails = [] }: ContactBody) => ({ externalId: own, phones, emails })

async function create(center: Center, body: ContactBody): Promise<Made> {
  if (!body.lastName && !body.firstName && !body.phones?.length && !body.emails?.length)
    throw new AppError('center.invalid', {
      params: { field: 'lastName', detail: 'lastName, firstName, phones, emails' },
    })
  const fields = { ...contactFields(body), ...(await recordFields(center, 'contact', body, true)) }
  const named = body.lastName || body.firstName ? fields : { ...fields, name: body.phones?.[0] ?? body.emails?.[0] }
  const id = await addRecord(center, {
    kind: 'contact',
    externalId: body.externalId,
    fields: named,
    channels: channelsOf(body),
  })
  return { id, created: true, changed: Object.keys(fields), kept: [] }
}

/** Whoever carries the client's own number, else the surest match; of equals the oldest, so that repetitions meet the same one. */
const surest = (found: readonly FoundContact[]): FoundContact | undefined =>
  found.find(({ matchedBy }) => matchedBy.includes('externalId')) ?? found[0]

/** Finds the contact by externalId, phone or mail and changes it by the merge rules, or makes it. One request more than nothing to do. */
export async function upsertContact(center: Center, body: ContactBody): Promise<Made> {
  const question = questionOf(body)
  const known = surest(
    question.externalId || question.phones.length || question.emails.length ? await findContacts(center, question) : [],
  )
  if (!known) return create(center, body)
  const fields = { ...contactFields(body), ...(await recordFields(center, 'contact', body, false)) }
  const { changed, kept } = await changeRecord(
    center,
    { kind: 'contact', id: known.item.id, fields, channels: channelsOf(body) },
    known.item,
  )
  return { id: known.item.id, created: false, changed, kept }
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
      const contacts = found.slice(0, 50).map(({ item, matchedBy }) => contactViewOf(item, originator, matchedBy))
      for (const { id } of contacts) center.marks.add(recordName('contact', id))
      if (include === undefined || contacts.length === 0) return { contacts, more: found.length > 50 }
      const { stages } = await center.directory()
      const { deals } = await findDeals(center, { contactIds: contacts.map(({ id }) => id), openOnly: true })
      const of = (id: number) =>
        deals.filter((one) => one.contactIds.includes(id)).map((one) => dealViewOf(one, originator, stages))
      return { contacts: contacts.map((one) => ({ ...one, deals: of(one.id) })), more: found.length > 50 }
    },
  }),
  operation({
    id: 'contacts.create',
    method: 'POST',
    path: '/contacts',
    scope: 'write',
    title: 'Создание контакта',
    writes: true,
    body: contactBody.extend({ force }),
    answer: madeAnswer,
    subjects: ({ body }, client) => subjectsOf('contact', body, client),
    async run(center, { body: { force: anyway, ...body } }) {
      const found = await findContacts(center, questionOf(body))
      const own = found.find(({ matchedBy }) => matchedBy.includes('externalId'))
      if (own) return { id: own.item.id, created: false, changed: [], kept: [] }
      if (found.length > 0 && !anyway)
        throw new AppError('center.candidates', {
          params: {
            candidates: found
              .slice(0, 20)
              .map(({ item }) => item.id)
              .join(', '),
          },
        })
      return create(center, body)
    },
  }),
  operation({
    id: 'contacts.update',
    method: 'PATCH',
    path: '/contacts/:id',
    scope: 'write',
    title: 'Редактирование контакта',
    writes: true,
    params: idParams,
    body: contactBody.extend({ version: z.string().max(60).optional() }),
    answer: changedAnswer,
    subjects: ({ params }) => [recordName('contact', params.id)],
    async run(center, { params: { id }, body }) {
      const fields = { ...contactFields(body), ...(await recordFields(center, 'contact', body, false)) }
      return changeRecord(center, { kind: 'contact', id, version: body.version, fields, channels: channelsOf(body) })
    },
  }),
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
  operation({
    id: 'contacts.upsert',
    method: 'POST',
    path: '/contacts/upsert',
    scope: 'write',
    title: 'Найти контакт и обновить или создать',
    writes: true,
    coalesces: true,
    body: contactBody,
    answer: madeAnswer,
    subjects: ({ body }, client) => subjectsOf('contact', body, client),
    run: (center, { body }) => upsertContact(center, body),
  }),
]
