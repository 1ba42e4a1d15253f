import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '../seed/add-person.ts'
import { addFile } from '../store/files.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'
import type { Reach } from './roles.ts'
import { REACHES } from './roles.ts'

const BELOW = 5
const relations = ['own', 'colleague', 'below', 'other', 'opened'] as const
type Relation = (typeof relations)[number]

/** Bitrix24 docs: api-reference/crm/main-entities-fields (OPENED: «Все открытые»), crm/universal/crm-item-add and its kin. */
const within: Record<Reach, readonly Relation[]> = {
  none: [],
  own: ['own'],
  department: ['own', 'colleague'],
  subdepartments: ['own', 'colleague', 'below'],
  open: ['own', 'opened'],
  all: relations,
}
const cases = REACHES.flatMap((reach) =>
  relations.map((relation) => ({ reach, relation, allowed: within[reach].includes(relation) })),
)

let portal: TestPortal
let assignees: Record<Relation, number>
beforeAll(async () => {
  portal = await aPortal()
  portal.state.departments.set(BELOW, { id: BELOW, name: 'Продажи на выезде', parent: 3, head: null, sort: 500 })
  const person = { name: 'Лев', lastName: 'Рощин', login: 'l.roshchin', position: 'Менеджер', gender: 'M' } as const
  const below = addPerson(portal.state, { ...person, department: BELOW, role: 'sales' }).id
  const other = people.agent
  assignees = { own: people.sales, colleague: people.salesHead, below, other, opened: other }
  await portal.door('POST', 'simulate/person', { id: people.sales, role: 'probe' })
})
afterAll(() => portal.stop())

const give = (rights: Record<string, Record<string, string>>): Promise<unknown> =>
  portal.door('PUT', 'rights', { id: 'probe', rights })

async function aLead(relation: Relation): Promise<number> {
  const fields = { title: 'Т', assignedById: assignees[relation], opened: relation === 'opened' ? 'Y' : 'N' }
  const { item } = await portal.result<{ item: { id: number } }>('crm.item.add', { entityTypeId: 1, fields })
  return item.id
}

const answer = async (method: string, params: Record<string, unknown>): Promise<string> => {
  const { status, body } = await portal.call(method, params, people.sales)
  return status === 200 ? 'done' : `${status} ${body.error}`
}

describe('items by the universal methods', () => {
  test.each(cases)('reach $reach, $relation: reading, changing and deleting are allowed = $allowed', async (one) => {
    const id = await aLead(one.relation)
    const expected = one.allowed ? 'done' : '400 ACCESS_DENIED'
    const item = { entityTypeId: 1, id }
    await give({ 1: { read: one.reach, update: 'none', delete: 'none' } })
    expect(await answer('crm.item.get', item)).toBe(expected)
    expect(await answer('crm.item.update', { ...item, fields: { comments: 'x' } })).toBe('400 ACCESS_DENIED')
    await give({ 1: { update: one.reach, read: 'none', delete: 'none' } })
    expect(await answer('crm.item.update', { ...item, fields: { comments: 'y' } })).toBe(expected)
    expect(await answer('crm.item.delete', item)).toBe('400 ACCESS_DENIED')
    await give({ 1: { delete: one.reach, update: 'none' } })
    expect(await answer('crm.item.delete', item)).toBe(expected)
  })
})

describe('items by the methods of single types', () => {
  test.each(cases)('reach $reach, $relation: reading, changing and deleting are allowed = $allowed', async (one) => {
    const id = await aLead(one.relation)
    const allowed = async (method: string, params: Record<string, unknown>): Promise<boolean> =>
      (await answer(method, params)) === 'done'
    await give({ 1: { read: one.reach, update: one.reach, delete: one.reach } })
    expect(await allowed('crm.lead.get', { id })).toBe(one.allowed)
    expect(await allowed('crm.lead.update', { id, fields: { COMMENTS: 'x' } })).toBe(one.allowed)
    expect(await allowed('crm.lead.delete', { id })).toBe(one.allowed)
  })
})

describe('what hangs on an item', () => {
  test.each(cases)('reach $reach, $relation: activity, comments and file are open = $allowed', async (one) => {
    const id = await aLead(one.relation)
    const { state } = portal
    const file = addFile(state, 'акт.pdf', Buffer.from('акт'))
    const activityId = await portal.result<number>('crm.activity.add', {
      fields: {
        OWNER_TYPE_ID: 1,
        OWNER_ID: id,
        TYPE_ID: 4,
        SUBJECT: 'Письмо',
        RESPONSIBLE_ID: 1,
        COMMUNICATIONS: [{ VALUE: 'a@zarechie.example', ENTITY_TYPE_ID: 1, ENTITY_ID: id }],
      },
    })
    state.activities.get(activityId)?.fileIds.push(file.id)
    await give({ 1: { read: one.reach, update: one.reach }, default: { read: 'none', update: 'none' } })
    const open = async (method: string, params: Record<string, unknown>): Promise<boolean> =>
      (await answer(method, params)) === 'done'
    expect(await open('crm.activity.get', { id: activityId })).toBe(one.allowed)
    const { body } = await portal.call('crm.activity.list', { filter: { ID: activityId } }, people.sales)
    expect([body.total, (body.result as unknown[]).length]).toEqual(one.allowed ? [1, 1] : [0, 0])
    const comments = { filter: { ENTITY_TYPE: 'lead', ENTITY_ID: id } }
    expect(await open('crm.timeline.comment.list', comments)).toBe(one.allowed)
    const comment = { fields: { ENTITY_TYPE: 'lead', ENTITY_ID: id, COMMENT: 'Проверьте.' } }
    expect(await open('crm.timeline.comment.add', comment)).toBe(one.allowed)
    const { accessToken } = state.tokens.mint(portal.app.clientId, people.sales)
    const address = `${portal.url}/rest/crm.controller.item.getFile/?auth=${accessToken}&fileId=${file.id}`
    expect((await fetch(address)).ok).toBe(one.allowed)
  })
})

test.each(REACHES)('lists and their counts hold what reach %s lets the reader see', async (reach) => {
  const made = new Map<number, Relation>()
  for (const relation of relations) made.set(await aLead(relation), relation)
  await give({ 1: { read: reach } })
  const ids = [...made.keys()]
  const expected = ids.filter((id) => within[reach].includes(made.get(id) ?? 'other'))
  const page = await portal.call('crm.item.list', { entityTypeId: 1, filter: { '@id': ids } }, people.sales)
  const items = (page.body.result as { items: { id: number }[] }).items.map((one) => one.id)
  expect([items, page.body.total]).toEqual([expected, expected.length])
  const old = await portal.call('crm.lead.list', { filter: { '@ID': ids }, select: ['ID'] }, people.sales)
  expect(old.body.total).toBe(expected.length)
  expect(old.body.result).toEqual(expected.map((id) => expect.objectContaining({ ID: String(id) })))
})
