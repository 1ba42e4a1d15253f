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

type Row = Record<string, unknown>
interface Answer {
  field: Row & { id: string; enum: { id: string; value: string }[] }
}
const call = (verb: string, params: Row): Promise<Answer> =>
  portal.result(`userfieldconfig.${verb}`, { moduleId: 'crm', ...params })
const added = async (): Promise<Answer['field']> => {
  const options = [{ value: 'Один' }, { value: 'Два' }]
  const field = { entityId: 'CRM_LEAD', fieldName: 'UF_CRM_KIND', userTypeId: 'enumeration', enum: options }
  return (await call('add', { field: { ...field, listColumnLabel: { ru: 'Колонка' } } })).field
}

// Bitrix24 docs: api-reference/crm/universal/userfieldconfig/userfieldconfig-add.
test('labels of the list and the filter are dropped without a word', async () => {
  expect(await added()).toMatchObject({ listColumnLabel: { ru: null, en: null } })
})

// Bitrix24 docs: api-reference/crm/universal/userfieldconfig/userfieldconfig-update.
test('options change only together with userTypeId', async () => {
  const made = await added()
  const options = [{ id: made.enum[0]?.id, value: 'Первый' }]
  await call('update', { id: made.id, field: { enum: options } })
  expect((await call('get', { id: made.id })).field.enum.map((one) => one.value)).toEqual(['Один', 'Два'])
  const { field } = await call('update', { id: made.id, field: { userTypeId: 'enumeration', enum: options } })
  expect(field.enum.map((one) => [one.id, one.value])).toEqual([
    [made.enum[0]?.id, 'Первый'],
    [made.enum[1]?.id, 'Два'],
  ])
})

test('the list gives texts in the language asked for and none otherwise', async () => {
  const made = await added()
  await call('update', { id: made.id, field: { editFormLabel: { ru: 'Вид', en: 'Kind' } } })
  const list = async (select?: Row): Promise<Row | undefined> => {
    const params = { moduleId: 'crm', filter: { fieldName: 'UF_CRM_KIND' }, ...(select ? { select } : {}) }
    return (await portal.result<{ fields: Row[] }>('userfieldconfig.list', params)).fields[0]
  }
  expect(await list({ 0: '*', language: 'en' })).toMatchObject({
    editFormLabel: { en: 'Kind' },
    languageId: { en: 'en' },
  })
  expect(await list()).not.toHaveProperty('editFormLabel')
})

test('a deleted field takes its values along: one of the same name is empty', async () => {
  const fields = { FIELD_NAME: 'NOTE', USER_TYPE_ID: 'string' }
  const id = await portal.result<number>('crm.lead.userfield.add', { fields })
  await portal.result('crm.lead.update', { id: 1, fields: { UF_CRM_NOTE: 'x' } })
  expect(await call('delete', { id })).toBeNull()
  await portal.result('crm.lead.userfield.add', { fields })
  expect(await portal.result('crm.lead.get', { id: 1 })).toMatchObject({ UF_CRM_NOTE: '' })
})

test('a field of an invoice has the type in its name', async () => {
  const field = { entityId: 'CRM_SMART_INVOICE', fieldName: 'NOTE', userTypeId: 'string' }
  expect((await call('add', { field })).field.fieldName).toBe('UF_CRM_SMART_INVOICE_NOTE')
})

test('kinds of fields are a map here and a list in the old methods, settings depend on the kind', async () => {
  expect(await call('getTypes', {})).toMatchObject({ types: { money: { userTypeId: 'money', description: 'Деньги' } } })
  expect(await portal.result('crm.userfield.types')).toContainEqual({ ID: 'money', title: 'Деньги' })
  expect(await portal.result('crm.userfield.settings.fields', { type: 'double' })).toHaveProperty('PRECISION')
  expect(await portal.result('crm.userfield.settings.fields', { type: 'file' })).toEqual([])
})
