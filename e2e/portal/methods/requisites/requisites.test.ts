import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, aReceiver, people } from '../../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())
afterEach(() => {
  portal.state.requisites.clear()
  portal.state.addresses.clear()
})

const organisation = {
  ENTITY_TYPE_ID: 4,
  ENTITY_ID: 1,
  PRESET_ID: 1,
  NAME: 'Организация',
  RQ_INN: '7700000000',
  RQ_COMPANY_NAME: 'ООО «Заречье-Щит»',
}
const add = (fields: Record<string, unknown> = organisation) => portal.result<number>('crm.requisite.add', { fields })

test('a Russian portal has three presets with their fields (crm-requisite-preset-list)', async () => {
  const presets = await portal.result<Record<string, string>[]>('crm.requisite.preset.list', {
    filter: { COUNTRY_ID: '1' },
    select: ['ID', 'NAME', 'XML_ID'],
  })
  expect(presets).toEqual([
    { ID: '1', NAME: 'Организация', XML_ID: '#CRM_REQUISITE_PRESET_DEF_RU_COMPANY#' },
    { ID: '2', NAME: 'ИП', XML_ID: '#CRM_REQUISITE_PRESET_DEF_RU_INDIVIDUAL#' },
    { ID: '3', NAME: 'Физ. лицо', XML_ID: '#CRM_REQUISITE_PRESET_DEF_RU_PERSON#' },
  ])
  const [inn] = await portal.result<Record<string, unknown>[]>('crm.requisite.preset.field.list', { preset: { ID: 1 } })
  expect(inn).toEqual({ ID: 1, FIELD_NAME: 'RQ_INN', FIELD_TITLE: '', IN_SHORT_LIST: 'N', SORT: 510 })
})

test('a field joins a preset once; availabletoadd is what it does not have (crm-requisite-preset-field-add)', async () => {
  const preset = { ID: 3 }
  expect(await portal.result('crm.requisite.preset.field.availabletoadd', { preset })).toContain('RQ_INN')
  const id = await portal.result('crm.requisite.preset.field.add', { preset, fields: { FIELD_NAME: 'RQ_INN' } })
  expect(await portal.result('crm.requisite.preset.field.get', { id, preset })).toMatchObject({ FIELD_NAME: 'RQ_INN' })
  const twice = await portal.call('crm.requisite.preset.field.add', { preset, fields: { FIELD_NAME: 'RQ_INN' } })
  expect(twice.body).toMatchObject({ error: '', error_description: "The field 'RQ_INN' can not be added." })
  await portal.result('crm.requisite.preset.field.update', { id, preset, fields: { FIELD_NAME: 'RQ_INN', SORT: 900 } })
  expect(await portal.result('crm.requisite.preset.field.delete', { id, preset })).toBe(true)
})

test('a preset in use stays, a free one goes (crm-requisite-preset-delete)', async () => {
  await add()
  expect((await portal.call('crm.requisite.preset.delete', { id: 1 })).body.error_description).toContain('реквизиты')
  const fields = { ENTITY_TYPE_ID: 8, COUNTRY_ID: 1, NAME: 'Своё', SORT: 520 }
  const id = await portal.result<number>('crm.requisite.preset.add', { fields })
  expect(await portal.result('crm.requisite.preset.get', { id })).toMatchObject({
    ID: String(id),
    SORT: '520',
    DATE_MODIFY: '',
    MODIFY_BY_ID: null,
  })
  await portal.result('crm.requisite.preset.update', { id, fields: { NAME: 'Другое', COUNTRY_ID: 4 } })
  expect(await portal.result('crm.requisite.preset.get', { id })).toMatchObject({ NAME: 'Другое', COUNTRY_ID: '1' })
  expect(await portal.result('crm.requisite.preset.delete', { id })).toBe(true)
})

test('a requisite shows every field as text, its owner and preset never change (crm-requisite-update)', async () => {
  const id = await add()
  await portal.result('crm.requisite.update', { id, fields: { RQ_KPP: '770001001', ENTITY_ID: 2, PRESET_ID: 2 } })
  expect(await portal.result('crm.requisite.get', { id })).toMatchObject({
    ID: String(id),
    ENTITY_TYPE_ID: '4',
    ENTITY_ID: '1',
    PRESET_ID: '1',
    RQ_INN: '7700000000',
    RQ_KPP: '770001001',
    RQ_OGRN: null,
    ADDRESS_ONLY: 'N',
    SORT: '500',
    MODIFY_BY_ID: '1',
  })
  const found = await portal.call('crm.requisite.list', { filter: { RQ_INN: '7700000000' }, select: ['ID'] })
  expect(found.body).toMatchObject({ result: [{ ID: String(id) }], total: 1 })
})

test.each([
  [{ ENTITY_TYPE_ID: 1 }, 'ENTITY_TYPE_ID is not defined or invalid.'],
  [{ ENTITY_ID: 0 }, 'ENTITY_ID is not defined or invalid.'],
  [{ PRESET_ID: 99 }, 'PRESET_ID is not defined or invalid.'],
  [{ ENTITY_ID: 9999 }, 'Entity not found.'],
])('crm.requisite.add with %j is refused by words without a code', async (broken, words) => {
  const { body } = await portal.call('crm.requisite.add', { fields: { ...organisation, ...broken } })
  expect(body).toMatchObject({ error: '', error_description: words })
})

test('a user field of requisites is a field like others (crm-requisite-userfield-add)', async () => {
  const fields = {
    ENTITY_ID: 'CRM_REQUISITE',
    FIELD_NAME: 'CODE_1',
    USER_TYPE_ID: 'string',
    EDIT_FORM_LABEL: 'Код',
  }
  await portal.result('crm.requisite.userfield.add', { fields })
  const id = await add({ ...organisation, UF_CRM_CODE_1: 'А-7' })
  expect(await portal.result('crm.requisite.get', { id })).toMatchObject({ UF_CRM_CODE_1: 'А-7' })
  expect(await portal.result('crm.requisite.fields')).toMatchObject({
    UF_CRM_CODE_1: { isDynamic: true, formLabel: 'Код' },
    RQ_INN: { isDynamic: false, type: 'string' },
  })
})

test('bank details take the country of the preset and go with their requisite (crm-requisite-delete)', async () => {
  const requisite = await add()
  const id = await portal.result<number>('crm.requisite.bankdetail.add', {
    fields: { ENTITY_ID: requisite, NAME: 'Расчётный', RQ_BIK: '044500000' },
  })
  expect(await portal.result('crm.requisite.bankdetail.get', { id })).toMatchObject({
    ENTITY_ID: String(requisite),
    COUNTRY_ID: '1',
    RQ_BIK: '044500000',
    RQ_SWIFT: null,
  })
  await portal.result('crm.requisite.bankdetail.update', { id, fields: { RQ_SWIFT: 'X' } })
  expect(await portal.result('crm.requisite.bankdetail.list', { filter: { ENTITY_ID: requisite } })).toHaveLength(1)
  await portal.result('crm.requisite.delete', { id: requisite })
  expect((await portal.call('crm.requisite.bankdetail.get', { id })).body.error_description).toBe(
    `The RequisiteBankDetail with ID '${id}' is not found`,
  )
})

test('an address hangs on a requisite, once a type; a contact itself has none (crm-address-add)', async () => {
  const requisite = await add()
  const fields = { TYPE_ID: 1, ENTITY_TYPE_ID: 8, ENTITY_ID: requisite, CITY: 'Калуга', ADDRESS_1: 'Заречная, 4' }
  expect(await portal.result('crm.address.add', { fields })).toBe(true)
  expect((await portal.call('crm.address.add', { fields })).body.error_description).toBe('TypeAddress exists.')
  await portal.result('crm.address.update', { fields: { ...fields, CITY: 'Тула' } })
  expect(await portal.result('crm.address.list', { filter: { ANCHOR_TYPE_ID: 4, ANCHOR_ID: 1 } })).toMatchObject([
    { TYPE_ID: '1', ENTITY_TYPE_ID: '8', ENTITY_ID: String(requisite), CITY: 'Тула', ANCHOR_ID: '1' },
  ])
  const onContact = { TYPE_ID: 1, ENTITY_TYPE_ID: 3, ENTITY_ID: 1 }
  expect((await portal.call('crm.address.add', { fields: onContact })).status).toBe(400)
  await portal.result('crm.address.delete', { fields })
  expect((await portal.call('crm.address.delete', { fields })).body.error_description).toBe('TypeAddress not found.')
})

// Bitrix24 docs: api-reference/crm/requisites/links/crm-requisite-link-register: the new invoice is 31.
test('a smart invoice is linked like a deal, an old one is not', async () => {
  const { item } = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 31,
    fields: { title: 'Счёт' },
  })
  const fields = { ENTITY_ID: item.id, REQUISITE_ID: 0, BANK_DETAIL_ID: 0, MC_REQUISITE_ID: 0, MC_BANK_DETAIL_ID: 0 }
  const register = (ENTITY_TYPE_ID: number): ReturnType<typeof portal.call> =>
    portal.call('crm.requisite.link.register', { fields: { ENTITY_TYPE_ID, ...fields } })
  expect((await register(31)).body.result).toBe(true)
  expect(await portal.result('crm.requisite.link.get', { entityTypeId: 31, entityId: item.id })).toMatchObject({
    ENTITY_TYPE_ID: 31,
  })
})

test('a link takes requisites of the deal’s own client only (crm-requisite-link-register)', async () => {
  const requisite = await add()
  const deal = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 2,
    fields: { title: 'Щит', companyId: 1 },
  })
  const zeros = { BANK_DETAIL_ID: 0, MC_REQUISITE_ID: 0, MC_BANK_DETAIL_ID: 0 }
  const fields = { ENTITY_TYPE_ID: 2, ENTITY_ID: deal.item.id, REQUISITE_ID: requisite, ...zeros }
  await portal.result('crm.requisite.link.register', { fields })
  expect(await portal.result('crm.requisite.link.get', { entityTypeId: 2, entityId: deal.item.id })).toEqual({
    ENTITY_TYPE_ID: 2,
    ENTITY_ID: deal.item.id,
    REQUISITE_ID: String(requisite),
    BANK_DETAIL_ID: '0',
    MC_REQUISITE_ID: '0',
    MC_BANK_DETAIL_ID: '0',
  })
  const alien = await add({ ...organisation, ENTITY_ID: 2 })
  const refused = await portal.call('crm.requisite.link.register', { fields: { ...fields, REQUISITE_ID: alien } })
  expect(refused.body.error_description).toBe(`The Requisite with ID '${alien}' is not assigned to Company with ID '1'`)
  expect(await portal.result('crm.requisite.link.list', { filter: { ENTITY_TYPE_ID: 2 } })).toHaveLength(1)
  await portal.result('crm.requisite.link.unregister', { entityTypeId: 2, entityId: deal.item.id })
  expect((await portal.call('crm.requisite.link.get', { entityTypeId: 2, entityId: deal.item.id })).status).toBe(400)
})

test('a person without rights to the company has none to its requisites', async () => {
  const id = await add()
  expect((await portal.call('crm.requisite.get', { id }, people.noRights)).body.error_description).toBe(
    'Access denied.',
  )
  expect((await portal.call('crm.requisite.list', {}, people.noRights)).body).toMatchObject({ result: [], total: 0 })
  const fields = { RQ_KPP: '1' }
  expect((await portal.call('crm.requisite.update', { id, fields }, people.noRights)).status).toBe(400)
})

test('requisites and addresses raise events with numbers only (on-crm-address-register)', async () => {
  const receiver = await aReceiver()
  for (const event of ['ONCRMREQUISITEADD', 'ONCRMADDRESSREGISTER'])
    await portal.result('event.bind', { event, handler: receiver.url })
  const id = await add()
  await portal.result('crm.address.add', { fields: { TYPE_ID: 6, ENTITY_TYPE_ID: 8, ENTITY_ID: id, CITY: 'Тула' } })
  await portal.state.events.idle()
  const [first, second] = receiver.received.toSorted((a, b) =>
    (a.get('event') ?? '').localeCompare(b.get('event') ?? ''),
  )
  expect(second?.get('data[FIELDS][ID]')).toBe(String(id))
  expect([first?.get('data[FIELDS][TYPE_ID]'), first?.get('data[FIELDS][ANCHOR_TYPE_ID]')]).toEqual(['6', '4'])
  await receiver.stop()
})

test.each([
  'crm.requisite.bankdetail.fields',
  'crm.requisite.preset.fields',
  'crm.requisite.preset.field.fields',
  'crm.requisite.link.fields',
  'crm.address.fields',
])('%s describes every field by seven attributes', async (method) => {
  const fields = await portal.result<Record<string, object>>(method)
  for (const field of Object.values(fields)) expect(Object.keys(field)).toHaveLength(7)
})

test('a bank detail can be deleted alone, countries are a fixed list', async () => {
  const requisite = await add()
  const fields = { ENTITY_ID: requisite, NAME: 'Счёт' }
  const id = await portal.result('crm.requisite.bankdetail.add', { fields })
  expect(await portal.result('crm.requisite.bankdetail.delete', { id })).toBe(true)
  expect(await portal.result('crm.requisite.preset.countries')).toContainEqual({ ID: 1, CODE: 'RU', TITLE: 'Россия' })
})
