import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal({
    differences: ['crm.item.add params.fields.nothing', 'crm.item.update params.fields.companyId'],
  })
})
afterAll(() => portal.stop())
beforeEach(async () => {
  await portal.door('POST', 'restore', { name: 'start' })
  portal.state.apps.set(portal.app.clientId, portal.app)
})

type Shown = Record<string, unknown> & { id: number }
const LEAD = { entityTypeId: 1, useOriginalUfNames: 'Y' }

async function added(fields: Record<string, unknown>, entityTypeId = 1): Promise<Shown> {
  return (await portal.result<{ item: Shown }>('crm.item.add', { ...LEAD, entityTypeId, fields })).item
}
async function updated(id: number, fields: Record<string, unknown>, entityTypeId = 1): Promise<Shown> {
  return (await portal.result<{ item: Shown }>('crm.item.update', { ...LEAD, entityTypeId, id, fields })).item
}
async function listed(params: Record<string, unknown>, userId: number = people.admin): Promise<Shown[]> {
  return (await portal.result<{ items: Shown[] }>('crm.item.list', { ...LEAD, ...params }, userId)).items
}

test('a lead without a title gets one, the first stage and the author as the responsible person', async () => {
  const item = await added({ contactIds: [2, 1], companyId: 1, originatorId: 'app', originId: 'k1' })
  expect(item).toMatchObject({
    title: `Лид #${item.id}`,
    stageId: 'NEW',
    stageSemanticId: 'P',
    assignedById: 1,
    contactId: 2,
    contactIds: [2, 1],
    companyId: 1,
    isReturnCustomer: 'Y',
    originatorId: 'app',
    originId: 'k1',
    createdTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00$/),
  })
})

test('unknown and read-only fields leave no trace', async () => {
  const item = await added({ title: 'T', nothing: 'x', createdTime: '2020-01-01T00:00:00+03:00', movedBy: 5 })
  expect(item.nothing).toBeUndefined()
  expect(item.createdTime).not.toContain('2020')
  expect(item.movedBy).toBe(1)
})

test.each([0, '0', '', false, []])('writing %j clears the field', async (empty) => {
  const { id } = await added({ title: 'T', comments: 'текст', opportunity: 5, companyId: 1 })
  const item = await updated(id, { comments: empty, companyId: empty, title: 'T' })
  expect([item.comments, item.companyId]).toEqual([null, 0])
})

test.each([
  [true, 'Y'],
  ['true', 'Y'],
  ['y', 'Y'],
  ['Y', 'Y'],
  [1, 'N'],
  ['1', 'N'],
  ['N', 'N'],
])('boolean %j is stored as %s', async (value, stored) => {
  expect((await added({ title: 'T', opened: value })).opened).toBe(stored)
})

test('a stage moves the item, closes it and opens it again; a stage of nowhere is refused', async () => {
  const { id } = await added({ title: 'T' })
  expect(await updated(id, { stageId: 'CONVERTED' })).toMatchObject({
    stageSemanticId: 'S',
    dateClosed: expect.stringContaining('T'),
  })
  expect(await updated(id, { stageId: 'NEW' })).toMatchObject({ stageSemanticId: 'P', dateClosed: null })
  const refused = await portal.call('crm.item.update', { ...LEAD, id, fields: { stageId: 'NOWHERE', title: 'Другое' } })
  expect([refused.status, refused.body.error]).toEqual([400, 'CRM_FIELD_ERROR_VALUE_NOT_VALID'])
  expect((await listed({ filter: { id } }))[0]).toMatchObject({ stageId: 'NEW', title: 'T' })
})

test('fm is a list on add and a map on update; entries not named stay, entries without typeId do nothing', async () => {
  const item = await added(
    {
      name: 'Иван',
      fm: [
        { typeId: 'PHONE', valueType: 'WORK', value: '+7 900 000-00-01' },
        { typeId: 'EMAIL', valueType: 'WORK', value: 'a@firm.example' },
      ],
    },
    3,
  )
  expect(item).toMatchObject({ hasPhone: 'Y', hasEmail: 'Y' })
  const [phone, mail] = item.fm as { id: number }[]
  const after = await updated(
    item.id,
    {
      fm: {
        [String(phone?.id)]: { typeId: 'PHONE', value: '' },
        [String(mail?.id)]: { value: 'no-type@firm.example' },
        n0: { typeId: 'EMAIL', valueType: 'HOME', value: 'b@firm.example' },
      },
    },
    3,
  )
  expect((after.fm as { value: string }[]).map((one) => one.value)).toEqual(['a@firm.example', 'b@firm.example'])
  expect(after.hasPhone).toBe('N')
})

test('fm comes only with everything, not when selected by name', async () => {
  const everything = await listed({ entityTypeId: 3, select: ['*'], filter: { id: 1 } })
  const named = await listed({ entityTypeId: 3, select: ['id', 'fm'], filter: { id: 1 } })
  expect(everything[0]).toHaveProperty('fm')
  expect(named[0]).toEqual({ id: 1 })
})

test('a wrong address and a contact without a name are refused', async () => {
  const mail = await portal.call('crm.item.add', {
    entityTypeId: 3,
    fields: { name: 'A', fm: [{ typeId: 'EMAIL', value: 'not an address' }] },
  })
  expect(mail.body).toMatchObject({ error: 'ERROR_CORE' })
  expect((await portal.call('crm.item.add', { entityTypeId: 3, fields: { post: 'Инженер' } })).body.error).toBe(
    'ERROR_CORE',
  )
})

test('user fields keep their names with useOriginalUfNames and turn camelCase without', async () => {
  await portal.result('crm.lead.userfield.add', {
    fields: { FIELD_NAME: 'REQ_URGENT', USER_TYPE_ID: 'boolean', LABEL: 'Срочно' },
  })
  const { id } = await added({ title: 'T', UF_CRM_REQ_URGENT: 'Y', ufCrmReqUrgent: 'N' })
  const { item } = await portal.result<{ item: Shown }>('crm.item.get', { entityTypeId: 1, id })
  expect([item.ufCrmReqUrgent, item.UF_CRM_REQ_URGENT]).toEqual(['Y', undefined])
  expect(await listed({ filter: { UF_CRM_REQ_URGENT: 1 }, select: ['id', 'UF_CRM_REQ_URGENT'] })).toEqual([
    { id, UF_CRM_REQ_URGENT: 'Y' },
  ])
})

test('an enumeration takes option numbers; clearing a multiple one succeeds and changes nothing', async () => {
  const fields = {
    FIELD_NAME: 'CATEGORY',
    USER_TYPE_ID: 'enumeration',
    MULTIPLE: 'Y',
    LIST: [
      { VALUE: 'Авария', XML_ID: 'alarm' },
      { VALUE: 'Вопрос', XML_ID: 'question' },
    ],
  }
  const fieldId = await portal.result<number>('crm.lead.userfield.add', { fields })
  const { LIST } = await portal.result<{ LIST: { ID: string; XML_ID: string }[] }>('crm.lead.userfield.get', {
    id: fieldId,
  })
  const option = Number(LIST[0]?.ID)
  const { id } = await added({ title: 'T', UF_CRM_CATEGORY: [option, 'Вопрос'] })
  expect(await updated(id, { UF_CRM_CATEGORY: [] })).toMatchObject({ UF_CRM_CATEGORY: [option] })
  await portal.result('crm.lead.userfield.update', {
    id: fieldId,
    fields: { LIST: [{ ID: option, VALUE: 'Неисправность' }] },
  })
  const renamed = await portal.result<{ LIST: { ID: string; VALUE: string }[] }>('crm.lead.userfield.get', {
    id: fieldId,
  })
  expect(renamed.LIST.map((one) => [one.ID, one.VALUE])).toEqual([
    [String(option), 'Неисправность'],
    [LIST[1]?.ID, 'Вопрос'],
  ])
})

test('required user fields are checked only where the portal says so', async () => {
  await portal.result('crm.lead.userfield.add', {
    fields: { FIELD_NAME: 'MUST', USER_TYPE_ID: 'string', MANDATORY: 'Y', LABEL: 'Нужное' },
  })
  await added({ title: 'T' })
  portal.state.settings.checkRequiredUserFields = true
  const { body } = await portal.call('crm.item.add', { entityTypeId: 1, fields: { title: 'T' } })
  portal.state.settings.checkRequiredUserFields = false
  expect(body.error).toBe('CRM_FIELD_ERROR_REQUIRED')
})

test('pages are of fifty; start -1 does not count', async () => {
  for (let index = 0; index < 48; index += 1) await added({ title: `Д${index}` }, 2)
  const first = await portal.call('crm.item.list', { entityTypeId: 2 })
  expect([first.body.total, first.body.next]).toEqual([60, 50])
  const second = await portal.call('crm.item.list', { entityTypeId: 2, start: 50 })
  expect([(second.body.result as { items: unknown[] }).items.length, second.body.next]).toEqual([10, undefined])
  const uncounted = await portal.call('crm.item.list', {
    entityTypeId: 2,
    start: -1,
    filter: { '>id': 10 },
    order: { id: 'ASC' },
    select: ['id'],
  })
  expect([uncounted.body.total, uncounted.body.next]).toEqual([0, undefined])
  expect((uncounted.body.result as { items: Shown[] }).items[0]?.id).toBe(11)
})

test('requests of a contact, and of a company with its contacts', async () => {
  const ofContact = await listed({ filter: { contactIds: 1 }, order: { id: 'DESC' }, select: ['id'] })
  expect(ofContact.map((one) => one.id)).toEqual([4, 2, 1])
  const filter = { 0: { logic: 'OR', 0: { companyId: 1 }, 1: { '@contactIds': [8] } } }
  const ofBoth = await listed({ filter, select: ['id'] })
  expect(ofBoth.map((one) => one.id)).toEqual([1, 2, 3, 4, 5, 22, 23, 24])
})

test('a field nobody knows in filter or order is an error', async () => {
  for (const params of [{ filter: { nothing: 1 } }, { order: { nothing: 'ASC' } }, { filter: { fm: 'x' } }]) {
    expect((await portal.call('crm.item.list', { entityTypeId: 1, ...params })).body.error).toBe('INVALID_ARG_VALUE')
  }
})

test('ids arrive as numbers, in a form as texts, alike', async () => {
  const { status, body } = await portal.callForm('crm.item.list', {
    entityTypeId: '1',
    filter: { '@id': ['1', '3'] },
    select: ['id'],
  })
  expect([status, body.result]).toEqual([200, { items: [{ id: 1 }, { id: 3 }] }])
})

test('links of contacts and companies are one thing seen from two sides', async () => {
  const { id } = await added({ name: 'Новый', companyIds: [2, 1] }, 3)
  const ofContact = await portal.result<unknown[]>('crm.contact.company.items.get', { id })
  expect(ofContact).toEqual([
    { COMPANY_ID: 2, SORT: 10, ROLE_ID: 0, IS_PRIMARY: 'Y' },
    { COMPANY_ID: 1, SORT: 20, ROLE_ID: 0, IS_PRIMARY: 'N' },
  ])
  const ofCompany = await portal.result<{ CONTACT_ID: number; IS_PRIMARY: string }[]>('crm.company.contact.items.get', {
    id: 1,
  })
  expect(ofCompany.map((one) => [one.CONTACT_ID, one.IS_PRIMARY])).toEqual([
    [1, 'Y'],
    [2, 'Y'],
    [id, 'N'],
  ])
  await updated(1, { contactIds: [id] }, 4)
  expect((await listed({ entityTypeId: 3, filter: { companyIds: 1 }, select: ['id'] })).map((one) => one.id)).toEqual([
    id,
  ])
})

test('a smart process has xmlId and stages of its own, and no originId', async () => {
  const item = await added({ title: 'Запрос', xmlId: 'key-1', originId: 'x', contactId: 1 }, 1030)
  expect(item).toMatchObject({ xmlId: 'key-1', stageId: expect.stringMatching(/^DT1030_\d+:NEW$/), contactIds: [1] })
  expect(item).not.toHaveProperty('originId')
  expect(
    (await listed({ entityTypeId: 1030, filter: { xmlId: 'key-1' }, select: ['id'] })).map((one) => one.id),
  ).toEqual([item.id])
})

test('what is not there and what may not be seen are told apart', async () => {
  expect((await portal.call('crm.item.get', { entityTypeId: 1, id: 999 })).body.error).toBe('NOT_FOUND')
  const denied = await portal.call('crm.item.get', { entityTypeId: 1, id: 1 }, people.noRights)
  expect([denied.status, denied.body.error]).toEqual([400, 'ACCESS_DENIED'])
  expect((await portal.call('crm.item.list', { entityTypeId: 1032 })).body.error).toBe('NOT_FOUND')
})

test('deleting answers an empty list and takes the orphaned activities', async () => {
  const before = portal.state.activities.size
  expect(await portal.result('crm.item.delete', { entityTypeId: 1, id: 1 })).toEqual([])
  expect(portal.state.activities.size).toBe(before)
  expect(portal.state.activities.get(1)?.bindings).toEqual([{ entityTypeId: 3, entityId: 1 }])
})
