import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

test('options are an empty list until set, the person’s apart from the application’s', async () => {
  expect(await portal.result('app.option.get')).toEqual([])
  await portal.result('app.option.set', { options: { a: '1' } })
  await portal.result('user.option.set', { options: { b: '2' } }, people.agent)
  expect(await portal.result('app.option.get', { option: 'a' }, people.agent)).toBe('1')
  expect(await portal.result('user.option.get')).toEqual([])
  expect(await portal.result('user.option.get', {}, people.agent)).toEqual({ b: '2' })
})

test('stages come in their order, are added once and system ones stay', async () => {
  const stages = await portal.result<{ STATUS_ID: string; SEMANTICS: string | null; ID: string }[]>('crm.status.list', {
    filter: { ENTITY_ID: 'STATUS' },
    order: { SORT: 'ASC' },
  })
  expect(stages.map((one) => [one.STATUS_ID, one.SEMANTICS])).toEqual([
    ['NEW', null],
    ['IN_PROCESS', null],
    ['WAIT_EXECUTOR', null],
    ['WORK', null],
    ['WAIT_CLIENT', null],
    ['CONVERTED', 'S'],
    ['JUNK', 'F'],
  ])
  const fields = { ENTITY_ID: 'SOURCE', STATUS_ID: 'LETTER', NAME: 'Письмо' }
  const id = await portal.result<number>('crm.status.add', { fields })
  expect((await portal.call('crm.status.add', { fields })).status).toBe(400)
  expect((await portal.call('crm.status.add', { fields: { ...fields, STATUS_ID: 'x'.repeat(51) } })).status).toBe(400)
  expect(await portal.result('crm.status.update', { id, fields: { NAME: 'По почте' } })).toBe(true)
  expect(await portal.result('crm.status.get', { id })).toMatchObject({ NAME: 'По почте', SYSTEM: 'N' })
  expect(await portal.result('crm.status.delete', { id })).toBe(true)
  expect((await portal.call('crm.status.delete', { id: stages[0]?.ID })).body.error).toBe('ERROR_CORE')
})

test('a smart process comes with a funnel and stages', async () => {
  const { type } = await portal.result<{ type: { id: number; entityTypeId: number } }>('crm.type.add', {
    fields: { title: 'Работы', isStagesEnabled: 'Y' },
  })
  expect(type.entityTypeId).toBe(1032)
  const { categories } = await portal.result<{ categories: { id: number }[] }>('crm.category.list', {
    entityTypeId: 1032,
  })
  const items = await portal.result<unknown[]>('crm.status.entity.items', {
    entityId: `DYNAMIC_1032_STAGE_${categories[0]?.id}`,
  })
  expect(items).toHaveLength(5)
  const field = {
    entityId: `CRM_${type.id}`,
    fieldName: `UF_CRM_${type.id}_NOTE`,
    userTypeId: 'string',
    multiple: 'N',
    editFormLabel: { ru: 'Заметка' },
  }
  const made = await portal.result<{ field: Record<string, unknown> }>('userfieldconfig.add', {
    moduleId: 'crm',
    field,
  })
  expect(made.field).toMatchObject({ fieldName: `UF_CRM_${type.id}_NOTE`, editFormLabel: { ru: 'Заметка' } })
  const params = {
    entityTypeId: 1032,
    useOriginalUfNames: 'Y',
    fields: { title: 'T', [`UF_CRM_${type.id}_NOTE`]: 'x' },
  }
  expect(await portal.result('crm.item.add', params)).toMatchObject({ item: { [`UF_CRM_${type.id}_NOTE`]: 'x' } })
})

test('a user field twice is refused, its name gets the prefix', async () => {
  const fields = { FIELD_NAME: 'DUE', USER_TYPE_ID: 'datetime', LABEL: 'Решить до' }
  const id = await portal.result<number>('crm.lead.userfield.add', { fields })
  expect((await portal.call('crm.lead.userfield.add', { fields })).body.error).toBe('ERROR_CORE')
  expect(await portal.result('crm.lead.userfield.list', { filter: { FIELD_NAME: 'UF_CRM_DUE' } })).toMatchObject([
    { ID: String(id), EDIT_FORM_LABEL: 'Решить до' },
  ])
  expect(await portal.result('crm.lead.userfield.delete', { id })).toBe(true)
})

test('a card is common or personal, of a first or a repeated client, and the common one may be forced', async () => {
  const data = [{ name: 'main', title: 'Запрос', type: 'section', elements: [{ name: 'TITLE', optionFlags: 1 }] }]
  const common = { entityTypeId: 1, scope: 'C', extras: { leadCustomerType: 2 } }
  const own = { entityTypeId: 1, scope: 'P', extras: { leadCustomerType: 2 } }
  const method = 'crm.item.details.configuration'
  expect(await portal.result(`${method}.set`, { ...common, data })).toBe(true)
  expect(await portal.result(`${method}.get`, common)).toEqual([
    { ...data[0], elements: [{ name: 'TITLE', optionFlags: '1' }] },
  ])
  expect(await portal.result(`${method}.get`, { ...common, extras: { leadCustomerType: 1 } })).toBeNull()
  await portal.result(`${method}.set`, { ...own, data }, people.agent)
  const refused = await portal.call(`${method}.set`, { ...common, data }, people.agent)
  expect(refused.body).toEqual({ error: '', error_description: 'Access denied.' })
  expect(await portal.result(`${method}.forceCommonScopeForAll`, { entityTypeId: 1, extras: common.extras })).toBe(true)
  expect(await portal.result(`${method}.get`, own, people.agent)).toBeNull()
})

test('a notification with a known tag replaces the earlier one', async () => {
  for (const MESSAGE of ['Первое', 'Второе'])
    await portal.result('im.notify.personal.add', { USER_ID: 2, MESSAGE, TAG: 't' })
  expect([...portal.state.notifications.values()].map((one) => one.message)).toEqual(['Второе'])
})

test('people are filtered by activity and address, departments know their heads', async () => {
  const active = await portal.result<{ ID: string }[]>('user.get', { FILTER: { ACTIVE: true } })
  expect(active.map((one) => one.ID)).not.toContain(String(people.dismissed))
  const found = await portal.result<{ ID: string }[]>('user.get', { EMAIL: 'A.Gordeev@shchit.example' })
  expect(found.map((one) => one.ID)).toEqual(['2'])
  const departments = await portal.result<Record<string, unknown>[]>('department.get', { PARENT: 1 })
  expect(departments[0]).toEqual({ ID: '2', NAME: 'Поддержка клиентов', SORT: 200, PARENT: '1', UF_HEAD: '1' })
})
