import { z } from 'zod'
import { originatorOf } from '../center.ts'
import { findCompanies } from '../crm/find-companies.ts'
import { findContacts } from '../crm/find-contacts.ts'
import { findDeals } from '../crm/find-deals.ts'
import { contactView, contactViewOf, dealView, dealViewOf } from '../crm/views.ts'
import { etagOf } from './etag-of.ts'
import { phone } from './inputs.ts'
import { operation } from './operation.ts'

const entry = z.object({ id: z.string(), name: z.string() })
const parts = [
  'funnels',
  'stages',
  'statuses',
  'currencies',
  'presets',
  'fields',
  'users',
  'topics',
  'operators',
] as const

export const lookupOperations = [
  operation({
    id: 'directories',
    method: 'GET',
    path: '/directories',
    scope: 'read',
    title: 'Справочники',
    writes: false,
    query: z.strictObject({
      names: z
        .string()
        .max(200)
        .optional()
        .meta({ description: `Через запятую: ${parts.join(', ')}.`, examples: ['funnels,stages'] }),
    }),
    answer: z.object({
      etag: z.string(),
      funnels: z.array(z.object({ id: z.int(), name: z.string() })).optional(),
      stages: z.array(entry.extend({ categoryId: z.int(), meaning: z.string() })).optional(),
      statuses: z.record(z.string(), z.array(entry)).optional(),
      currencies: z.array(entry).optional(),
      presets: z.array(z.object({ id: z.int(), name: z.string() })).optional(),
      fields: z
        .array(
          z.object({ kind: z.string(), name: z.string(), merge: z.string(), type: z.string(), items: z.array(entry) }),
        )
        .optional(),
      users: z.array(z.object({ id: z.int(), name: z.string() })).optional(),
      topics: z.array(z.object({ topic: z.string(), categoryId: z.int() })).optional(),
      operators: z.array(z.object({ operator: z.string(), userId: z.int() })).optional(),
    }),
    async run(center, { query }) {
      const directory = await center.directory()
      const people = await center.deps.peopleOf(center.tenant)
      const fields = center.maps.fields.map(({ kind, name, field, merge }) => {
        const known = directory.fields.find((one) => one.kind === kind && one.field === field)
        return { kind, name, merge, type: known?.type ?? 'string', items: known?.items ?? [] }
      })
      const all = {
        ...directory,
        fields,
        users: people.filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
        topics: center.maps.topics,
        operators: center.maps.operators,
      }
      const wanted = query.names?.split(',').map((name) => name.trim())
      const chosen = parts.filter((part) => wanted === undefined || wanted.includes(part))
      const told = Object.fromEntries(chosen.map((part) => [part, all[part]]))
      return { etag: etagOf(told), ...told }
    },
  }),
  operation({
    id: 'routing',
    method: 'GET',
    path: '/routing',
    scope: 'read',
    title: 'Кто звонит и кому его передать',
    writes: false,
    coalesces: true,
    query: z.strictObject({ phone }),
    answer: z.object({
      contact: contactView.nullable(),
      companies: z.array(z.object({ id: z.int(), title: z.string() })),
      responsible: z.object({ id: z.int(), name: z.string(), active: z.boolean() }).nullable(),
      deals: z.array(dealView),
    }),
    async run(center, { query }) {
      const [contacts, { companies }] = await Promise.all([
        findContacts(center, { phones: [query.phone] }),
        findCompanies(center, { phones: [query.phone] }),
      ])
      const contact = contacts[0]?.item ?? null
      const originator = originatorOf(center.client)
      const { stages } = await center.directory()
      const { deals } = contact ? await findDeals(center, { contactIds: [contact.id], openOnly: true }) : { deals: [] }
      const ownerId = deals[0]?.assignedById ?? contact?.assignedById ?? companies[0]?.item.assignedById ?? null
      const owner = (await center.deps.peopleOf(center.tenant)).find(({ id }) => id === ownerId)
      return {
        contact: contact && contactViewOf(contact, originator, ['phone']),
        companies: companies.map(({ item: { id, title } }) => ({ id, title })),
        responsible: owner ? { id: owner.id, name: owner.name, active: owner.active } : null,
        deals: deals.map((one) => dealViewOf(one, originator, stages)),
      }
    },
  }),
  operation({
    id: 'me',
    method: 'GET',
    path: '/me',
    scope: null,
    title: 'Чей это ключ',
    writes: false,
    answer: z.object({ client: z.string(), sandbox: z.boolean(), portal: z.string() }),
    run: async (center) => ({
      client: center.client,
      sandbox: center.sandbox,
      portal: new URL(center.tenant.origin).host,
    }),
  }),
  operation({
    id: 'health',
    method: 'GET',
    path: '/health',
    scope: null,
    title: 'Отвечает ли портал',
    writes: false,
    answer: z.object({ portal: z.enum(['answers', 'away']), time: z.string() }),
    async run(center) {
      const time = center.deps.clock.now().toISOString()
      const asked = center.deps.portal.call(center.actor, 'server.time', {}, { kind: 'read', patienceMs: 3_000 })
      return asked.then(
        () => ({ portal: 'answers' as const, time }),
        () => ({ portal: 'away' as const, time }),
      )
    },
  }),
]
