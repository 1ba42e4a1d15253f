import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())
beforeEach(async () => {
  await portal.door('POST', 'restore', { name: 'start' })
  portal.state.apps.set(portal.app.clientId, portal.app)
})

type Shown = Record<string, unknown> & { id: number }

async function added(entityTypeId: number, fields: Record<string, unknown>): Promise<Shown> {
  return (await portal.result<{ item: Shown }>('crm.item.add', { entityTypeId, fields })).item
}
async function updated(entityTypeId: number, id: number, fields: Record<string, unknown>): Promise<Shown> {
  return (await portal.result<{ item: Shown }>('crm.item.update', { entityTypeId, id, fields })).item
}
const refusal = async (method: string, params: Record<string, unknown>): Promise<unknown[]> => {
  const { status, body } = await portal.call(method, params)
  return [status, body.error]
}

// Bitrix24 docs: api-reference/crm/universal/crm-item-add, "Параметр fields".
test('a new item has the first value of each dictionary, the base currency and a week to go', async () => {
  const deal = await added(2, {})
  expect(deal).toMatchObject({
    title: `Сделка #${deal.id}`,
    typeId: 'SALE',
    sourceId: 'CALL',
    currencyId: 'RUB',
    categoryId: 0,
    stageId: 'NEW',
    isNew: 'Y',
    closed: 'N',
  })
  const days = Date.parse(String(deal.closedate)) - Date.parse(String(deal.begindate))
  expect(days).toBe(7 * 86_400_000)
})

// Bitrix24 docs: api-reference/crm/universal/object-fields, "Поле выключено".
test('switched-off fields are shown empty, are not described and cannot be filtered', async () => {
  const deal = await added(2, { isWon: 'Y' })
  expect(deal).toMatchObject({ isWon: null, dateCreateShort: null, receivedAmount: null })
  const { fields } = await portal.result<{ fields: Record<string, unknown> }>('crm.item.fields', { entityTypeId: 2 })
  expect(fields).not.toHaveProperty('isWon')
  expect(await refusal('crm.item.list', { entityTypeId: 2, filter: { isWon: 'Y' } })).toEqual([
    400,
    'INVALID_ARG_VALUE',
  ])
})

test('the first phone and address of each kind stand on the card of a contact', async () => {
  const fm = [
    { typeId: 'PHONE', valueType: 'MOBILE', value: '+7 900 000-00-01' },
    { typeId: 'EMAIL', valueType: 'WORK', value: 'a@firm.example' },
  ]
  const contact = await added(3, { name: 'Иван', lastName: 'Петров', fm })
  expect(contact).toMatchObject({
    phoneMobile: '+7 900 000-00-01',
    phoneWork: '',
    phone: '+7 900 000-00-01',
    emailWork: 'a@firm.example',
    searchContent: expect.stringContaining('Петров Иван'),
  })
})

test('a quote has stages, a number and a deal; an invoice has a funnel of its own', async () => {
  const quote = await added(7, { dealId: 1, content: 'Состав' })
  expect(quote).toMatchObject({
    stageId: 'DRAFT',
    quoteNumber: String(quote.id),
    dealId: 1,
    closed: 'N',
    personTypeId: 1,
  })
  expect(await updated(7, quote.id, { stageId: 'APPROVED' })).toMatchObject({ closed: 'Y' })
  const invoice = await added(31, { opportunity: 10 })
  expect(invoice).toMatchObject({
    categoryId: 5,
    stageId: 'DT31_5:N',
    accountNumber: String(invoice.id),
    opportunity: 10,
  })
})

// Bitrix24 docs: api-reference/crm/universal/index.
test('an invoice of the old kind is not for the universal methods', async () => {
  expect(await refusal('crm.item.list', { entityTypeId: 5 })).toEqual([400, 'ENTITY_TYPE_NOT_SUPPORTED'])
})

// Bitrix24 docs: api-reference/crm/universal/object-fields#spa.
test('a smart process has the fields that its switches open', async () => {
  const { type } = await portal.result<{ type: { entityTypeId: number } }>('crm.type.add', {
    fields: { title: 'Выезды', isStagesEnabled: 'Y', isBeginCloseDatesEnabled: 'Y' },
  })
  const item = await added(type.entityTypeId, { opportunity: 5 })
  expect(item).toHaveProperty('begindate')
  for (const name of ['opportunity', 'contactIds', 'sourceId', 'observers', 'mycompanyId'])
    expect(item).not.toHaveProperty(name)
})

// Bitrix24 docs: api-reference/crm/universal/user-defined-object-types/crm-type-add, relations.
test('a relation gives its items a parent field, written, filtered, described and cleared with the parent', async () => {
  const relations = { parent: [{ entityTypeId: 2, isChildrenListEnabled: 'Y' }], child: [{ entityTypeId: 1 }] }
  const { type } = await portal.result<{ type: { entityTypeId: number; id: number } }>('crm.type.add', {
    fields: { title: 'Выезды', isStagesEnabled: 'Y', relations },
  })
  const deal = await added(2, {})
  const visit = await added(type.entityTypeId, { parentId2: deal.id })
  expect(visit.parentId2).toBe(deal.id)
  const lead = await added(1, { [`parentId${type.entityTypeId}`]: visit.id })
  const { items } = await portal.result<{ items: Shown[] }>('crm.item.list', {
    entityTypeId: 1,
    filter: { [`parentId${type.entityTypeId}`]: visit.id },
    select: ['id'],
  })
  expect(items).toEqual([{ id: lead.id }])
  const { fields } = await portal.result<{ fields: Record<string, Shown> }>('crm.item.fields', {
    entityTypeId: type.entityTypeId,
  })
  expect(fields.parentId2).toMatchObject({ type: 'crm_entity', title: 'Сделка', settings: { parentEntityTypeId: 2 } })
  await portal.result('crm.item.delete', { entityTypeId: 2, id: deal.id })
  const { item } = await portal.result<{ item: Shown }>('crm.item.get', {
    entityTypeId: type.entityTypeId,
    id: visit.id,
  })
  expect(item.parentId2).toBeNull()
})

// Bitrix24 docs: api-reference/crm/universal/crm-item-add, code 100.
// Bitrix24 docs: api-reference/crm/universal/index: a converted name that is taken leaves the original one.
test('a user field whose converted name another field has keeps its original name', async () => {
  const add = (FIELD_NAME: string): Promise<unknown> =>
    portal.result('crm.lead.userfield.add', {
      fields: { FIELD_NAME, USER_TYPE_ID: 'string', EDIT_FORM_LABEL: { ru: 'Поле' } },
    })
  await add('UF_CRM_SAME_NAME')
  await add('UF_CRM_SAME__NAME')
  const fields = { title: 'Два поля', ufCrmSameName: 'первое', UF_CRM_SAME__NAME: 'второе' }
  const { item } = await portal.result<{ item: unknown }>('crm.item.add', { entityTypeId: 1, fields })
  expect(item).toMatchObject({ ufCrmSameName: 'первое', UF_CRM_SAME__NAME: 'второе' })
})

test('a multiple field takes a list only', async () => {
  const { status, body } = await portal.call('crm.item.add', { entityTypeId: 1, fields: { observers: 3 } })
  expect([status, body.error, body.error_description]).toEqual([
    400,
    '100',
    'Expected iterable value for multiple field, but got integer instead',
  ])
})

test('a direction nobody knows is refused by name', async () => {
  const { body } = await portal.call('crm.item.list', { entityTypeId: 1, order: { id: 'UP' } })
  expect(body.error_description).toBe(
    "Invalid order: allowed sort directions are ASC, DESC. But got 'UP' for field 'id'",
  )
})

// Bitrix24 docs: api-reference/crm/deals/crm-deal-update: only crm.item.update moves a deal to another funnel.
test('a deal changes its funnel by crm.item.update and stands on the first stage there', async () => {
  const deal = await added(2, { stageId: 'EXECUTING' })
  const funnel = [...portal.state.categories.values()].find((one) => one.entityTypeId === 2 && one.id > 0)
  const fields = { CATEGORY_ID: funnel?.id, STAGE_ID: `C${funnel?.id}:NEW`, TITLE: 'Другая' }
  expect(await portal.result('crm.deal.update', { id: deal.id, fields })).toBe(true)
  expect(await portal.result('crm.deal.get', { id: deal.id })).toMatchObject({
    CATEGORY_ID: '0',
    STAGE_ID: 'EXECUTING',
    TITLE: 'Другая',
  })
  expect(await refusal('crm.item.update', { entityTypeId: 2, id: deal.id, fields: { stageId: 'C1:NEW' } })).toEqual([
    400,
    'CRM_FIELD_ERROR_VALUE_NOT_VALID',
  ])
  expect(await updated(2, deal.id, { categoryId: funnel?.id })).toMatchObject({
    stageId: `C${funnel?.id}:NEW`,
    isNew: 'Y',
  })
  expect(await refusal('crm.item.update', { entityTypeId: 2, id: deal.id, fields: { categoryId: 99 } })).toEqual([
    400,
    'CRM_FIELD_ERROR_VALUE_NOT_VALID',
  ])
})

test('a deal of a client who has bought is a return, of one who has only asked a repeated approach', async () => {
  expect(await added(2, { companyId: 1 })).toMatchObject({ isReturnCustomer: 'Y', isRepeatedApproach: 'N' })
  expect(await added(2, { contactIds: [8] })).toMatchObject({ isReturnCustomer: 'N', isRepeatedApproach: 'Y' })
  expect(await added(2, {})).toMatchObject({ isReturnCustomer: 'N', isRepeatedApproach: 'N' })
})

test('a deleted contact leaves the clients of every item', async () => {
  const deal = await added(2, { contactIds: [2, 1] })
  await portal.result('crm.item.delete', { entityTypeId: 3, id: 2 })
  const { item } = await portal.result<{ item: Shown }>('crm.item.get', { entityTypeId: 2, id: deal.id })
  expect([item.contactIds, item.contactId]).toEqual([[1], 1])
})
