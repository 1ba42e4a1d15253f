import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())
beforeEach(async () => {
  await portal.door('POST', 'restore', { name: 'start' })
  portal.state.apps.set(portal.app.clientId, portal.app)
})

type Row = Record<string, unknown>
const refusal = async (method: string, params: Row, userId: number = people.admin): Promise<unknown[]> => {
  const { status, body } = await portal.call(method, params, userId)
  return [status, body.error, body.error_description]
}

test.each(['lead', 'deal', 'company', 'quote'])('a %s is added, read, listed, changed and deleted', async (name) => {
  const id = await portal.result<number>(`crm.${name}.add`, { fields: { TITLE: 'Первое', COMMENTS: 'x' } })
  expect(await portal.result(`crm.${name}.get`, { id })).toMatchObject({ ID: String(id), TITLE: 'Первое' })
  expect(await portal.result(`crm.${name}.update`, { ID: id, fields: { TITLE: 'Второе' } })).toBe(true)
  expect(await portal.result(`crm.${name}.list`, { filter: { ID: id }, select: ['TITLE'] })).toEqual([
    { ID: String(id), TITLE: 'Второе' },
  ])
  expect(await portal.result(`crm.${name}.delete`, { id })).toBe(true)
  expect((await refusal(`crm.${name}.get`, { id }))[0]).toBe(400)
})

// Bitrix24 docs: api-reference/crm/deals/crm-deal-get.
test('a deal answers by texts, and its contacts have methods of their own', async () => {
  const fields = { TITLE: 'T', CONTACT_IDS: [2, 1], COMPANY_ID: 1, OPPORTUNITY: 1000, CURRENCY_ID: 'USD' }
  const id = await portal.result<number>('crm.deal.add', { fields })
  const deal = await portal.result<Row>('crm.deal.get', { id })
  expect(deal).toMatchObject({
    CATEGORY_ID: '0',
    STAGE_ID: 'NEW',
    STAGE_SEMANTIC_ID: 'P',
    OPPORTUNITY: '1000.00',
    TAX_VALUE: '0.00',
    CURRENCY_ID: 'USD',
    CONTACT_ID: '2',
    COMPANY_ID: '1',
    CLOSED: 'N',
    QUOTE_ID: null,
  })
  expect(deal).not.toHaveProperty('CONTACT_IDS')
})

test('a stage or a lead of nowhere is passed over in silence', async () => {
  const id = await portal.result<number>('crm.deal.add', {
    fields: { STAGE_ID: 'NOWHERE', LEAD_ID: 1, CATEGORY_ID: 1 },
  })
  expect(await portal.result('crm.deal.get', { id })).toMatchObject({
    STAGE_ID: 'C1:NEW',
    LEAD_ID: null,
    CATEGORY_ID: '1',
  })
  await portal.result('crm.deal.update', { id, fields: { STAGE_ID: 'NEW' } })
  expect(await portal.result('crm.deal.get', { id })).toMatchObject({ STAGE_ID: 'C1:NEW' })
})

// Bitrix24 docs: api-reference/crm/contacts/crm-contact-update, multifields.
test('a phone without a number is new, with one it is changed, with DELETE it goes', async () => {
  const id = await portal.result<number>('crm.contact.add', {
    fields: { NAME: 'Иван', PHONE: [{ VALUE: '1' }, { VALUE: '2' }] },
  })
  const { PHONE } = await portal.result<{ PHONE: { ID: string; VALUE: string }[] }>('crm.contact.get', { id })
  const changes = [{ ID: PHONE[0]?.ID, VALUE: '11' }, { ID: PHONE[1]?.ID, DELETE: 'Y' }, { VALUE: '3' }]
  await portal.result('crm.contact.update', { id, fields: { PHONE: changes } })
  const after = await portal.result<{ PHONE: { ID: string; VALUE: string }[] }>('crm.contact.get', { id })
  expect(after.PHONE.map((one) => one.VALUE)).toEqual(['11', '3'])
  expect(after.PHONE[0]?.ID).toBe(PHONE[0]?.ID)
})

// Bitrix24 docs: api-reference/crm/universal/crm-item-list: Y and N there, 1 and 0 here.
test('a yes of a user field is 1 here and Y in crm.item.*', async () => {
  await portal.result('crm.lead.userfield.add', { fields: { FIELD_NAME: 'URGENT', USER_TYPE_ID: 'boolean' } })
  const id = await portal.result<number>('crm.lead.add', { fields: { TITLE: 'T', UF_CRM_URGENT: 1 } })
  expect(await portal.result('crm.lead.get', { id })).toMatchObject({ UF_CRM_URGENT: '1' })
  const { item } = await portal.result<{ item: Row }>('crm.item.get', { entityTypeId: 1, id, useOriginalUfNames: 'Y' })
  expect(item.UF_CRM_URGENT).toBe('Y')
})

test('an address of the old kind is read where it was written and is no field of crm.item.*', async () => {
  const id = await portal.result<number>('crm.lead.add', { fields: { TITLE: 'T', ADDRESS_CITY: 'Тверь' } })
  expect(await portal.result('crm.lead.get', { id })).toMatchObject({ ADDRESS_CITY: 'Тверь', ADDRESS: null })
  const { item } = await portal.result<{ item: Row }>('crm.item.get', { entityTypeId: 1, id })
  expect(item).not.toHaveProperty('ADDRESS_CITY')
})

test('contacts of a company come as CONTACT_ID, and the new main contact of a deal leaves the others', async () => {
  const id = await portal.result<number>('crm.company.add', { fields: { TITLE: 'Новая', CONTACT_ID: [8] } })
  expect(await portal.result('crm.company.contact.items.get', { id })).toMatchObject([{ CONTACT_ID: 8 }])
  const deal = await portal.result<number>('crm.deal.add', { fields: { CONTACT_IDS: [1, 2] } })
  await portal.result('crm.deal.update', { id: deal, fields: { CONTACT_ID: 3 } })
  const links = await portal.result<Row[]>('crm.deal.contact.items.get', { id: deal })
  expect(links.map((one) => one.CONTACT_ID)).toEqual([3, 2])
})

test('fields name types of the old methods, dictionaries and labels of user fields', async () => {
  await portal.result('crm.deal.userfield.add', {
    fields: { FIELD_NAME: 'NOTE', USER_TYPE_ID: 'string', LABEL: 'Заметка', MANDATORY: 'Y' },
  })
  const fields = await portal.result<Record<string, Row>>('crm.deal.fields')
  expect(fields.CATEGORY_ID).toMatchObject({ type: 'crm_category', isImmutable: true })
  expect(fields.OPENED).toMatchObject({ type: 'char' })
  expect(fields.STAGE_ID).toMatchObject({ type: 'crm_status', statusType: 'DEAL_STAGE' })
  expect(fields.CONTACT_ID).toMatchObject({ isDeprecated: true })
  expect(fields.UF_CRM_NOTE).toMatchObject({
    isDynamic: true,
    isRequired: true,
    title: 'UF_CRM_NOTE',
    formLabel: 'Заметка',
  })
  expect(Object.keys(await portal.result<Row>('crm.company.fields'))).toContain('REG_ADDRESS_CITY')
})

test('refusals have no code, and say different things of a contact and a lead that are not there', async () => {
  expect(await refusal('crm.lead.update', { id: 999, fields: {} })).toEqual([400, '', 'Not found'])
  expect(await refusal('crm.contact.update', { id: 999, fields: {} })).toEqual([400, '', 'Contact is not found'])
  expect(await refusal('crm.company.delete', { id: 999 })).toEqual([400, '', 'Company is not found'])
  expect(await refusal('crm.quote.delete', { id: 999 })).toEqual([400, 'ERROR_CORE', 'Элемент не найден'])
  expect(await refusal('crm.deal.get', { id: 'x' })).toEqual([400, '', 'ID is not defined or invalid.'])
  expect(await refusal('crm.deal.add', {})).toEqual([400, '', "Parameter 'fields' must be array."])
  expect(await refusal('crm.deal.add', { fields: { CURRENCY_ID: 'XXX' } })).toEqual([
    400,
    '',
    'Неверное значение поля «Валюта»',
  ])
  expect(await refusal('crm.deal.add', { fields: {} }, people.noRights)).toEqual([400, '', 'Access denied.'])
})
