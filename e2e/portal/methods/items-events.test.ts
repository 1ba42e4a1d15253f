import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Receiver, TestPortal } from '../testing.ts'
import { aPortal, aReceiver } from '../testing.ts'

let portal: TestPortal
let receiver: Receiver
beforeAll(async () => {
  receiver = await aReceiver()
  portal = await aPortal()
  for (const event of HEARD) await portal.result('event.bind', { event, handler: receiver.url })
})
afterAll(async () => {
  await portal.stop()
  await receiver.stop()
})
beforeEach(() => {
  receiver.received.length = 0
})

const HEARD = [
  'ONCRMLEADUPDATE',
  'ONCRMLEADADD',
  'ONCRMDEALUPDATE',
  'ONCRMDEALMOVETOCATEGORY',
  'ONCRMQUOTEADD',
  'ONCRMDYNAMICITEMADD',
  'ONCRMDYNAMICITEMADD_31',
  'ONCRMTYPEUPDATE',
  'ONCRMTYPEUSERFIELDADD',
  'ONCRMQUOTEUSERFIELDADD',
  'ONCRMCURRENCYUPDATE',
]

type Row = Record<string, unknown>
const field = (form: URLSearchParams, name: string): string | null => form.get(`data[FIELDS][${name}]`)
/** Names of the events that came, in the order of the alphabet: deliveries have none of their own. */
async function heard(): Promise<string[]> {
  await portal.state.events.idle()
  return receiver.received.map((one) => one.get('event') ?? '').toSorted((a, b) => (a < b ? -1 : 1))
}
const item = (verb: string, params: Row): Promise<{ item: { id: number } }> => portal.result(`crm.item.${verb}`, params)

// Bitrix24 docs: api-reference/crm/universal/crm-item-update: a write without changes is not saved.
test('crm.item.update without changes tells nobody, crm.lead.update tells all the same', async () => {
  const [lead] = portal.state.items.of(1).rows.values()
  await item('update', { entityTypeId: 1, id: lead?.id, fields: { title: lead?.title, comments: '' } })
  expect(await heard()).toEqual([])
  await portal.result('crm.lead.update', { id: lead?.id, fields: { TITLE: lead?.title } })
  expect(await heard()).toEqual(['ONCRMLEADUPDATE'])
})

// Bitrix24 docs: api-reference/crm/deals/events/on-crm-deal-move-to-category.
test('a deal in another funnel is told twice: as changed and as moved', async () => {
  await item('update', { entityTypeId: 2, id: 1, fields: { categoryId: 1 } })
  expect(await heard()).toEqual(['ONCRMDEALMOVETOCATEGORY', 'ONCRMDEALUPDATE'])
  const moved = receiver.received.find((one) => one.get('event') === 'ONCRMDEALMOVETOCATEGORY')
  expect(moved && ['ID', 'CATEGORY_ID', 'STAGE_ID'].map((name) => field(moved, name))).toEqual(['1', '1', 'C1:NEW'])
})

// Bitrix24 docs: api-reference/crm/universal/events/index.
test('an invoice is heard under the common name and under that of its type', async () => {
  const made = await item('add', { entityTypeId: 31, fields: {} })
  expect(await heard()).toEqual(['ONCRMDYNAMICITEMADD', 'ONCRMDYNAMICITEMADD_31'])
  const [form] = receiver.received
  expect(form && [field(form, 'ID'), field(form, 'ENTITY_TYPE_ID')]).toEqual([String(made.item.id), '31'])
})

// Bitrix24 docs: api-reference/crm/universal/import/index says nothing of events: imported items raise those of adding.
test('an imported lead is told like an added one', async () => {
  await item('import', { entityTypeId: 1, fields: { title: 'T' } })
  expect(await heard()).toEqual(['ONCRMLEADADD'])
})

test('quotes, smart processes, their fields and currencies have events of their own', async () => {
  await item('add', { entityTypeId: 7, fields: {} })
  const [type] = portal.state.types.values()
  await portal.result('crm.type.update', { id: type?.id, fields: { title: 'Запросы' } })
  const fieldOf = { entityId: `CRM_${type?.id}`, fieldName: 'NOTE', userTypeId: 'string' }
  await portal.result('userfieldconfig.add', { moduleId: 'crm', field: fieldOf })
  await portal.result('crm.quote.userfield.add', { fields: { FIELD_NAME: 'NOTE', USER_TYPE_ID: 'string' } })
  await portal.result('crm.currency.update', { id: 'USD', fields: { AMOUNT: 81 } })
  expect(await heard()).toEqual([
    'ONCRMCURRENCYUPDATE',
    'ONCRMQUOTEADD',
    'ONCRMQUOTEUSERFIELDADD',
    'ONCRMTYPEUPDATE',
    'ONCRMTYPEUSERFIELDADD',
  ])
})
