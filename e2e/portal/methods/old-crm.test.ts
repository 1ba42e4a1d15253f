import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

type Row = Record<string, unknown>

test('a contact is found by its exact address, in any case', async () => {
  const find = (EMAIL: string) =>
    portal.result<Row[]>('crm.contact.list', { filter: { EMAIL }, select: ['ID', 'NAME', 'EMAIL'] })
  expect(await find('E.Vorontsova@zarechie.example')).toEqual([
    {
      ID: '1',
      NAME: 'Елена',
      EMAIL: [{ ID: expect.any(String), VALUE_TYPE: 'WORK', VALUE: 'e.vorontsova@zarechie.example', TYPE_ID: 'EMAIL' }],
    },
  ])
  expect(await find('vorontsova@zarechie.example')).toEqual([])
})

test('numbers are texts, multifields and user fields come only when selected', async () => {
  const [contact] = await portal.result<Row[]>('crm.contact.list', { filter: { ID: 1 } })
  expect(contact).toMatchObject({ ID: '1', COMPANY_ID: '1', ASSIGNED_BY_ID: '6', HAS_EMAIL: 'Y', LEAD_ID: null })
  expect(contact).not.toHaveProperty('EMAIL')
})

test('get shows everything, and not found has an empty code', async () => {
  expect(await portal.result('crm.lead.get', { id: 1 })).toMatchObject({
    STATUS_ID: 'NEW',
    STATUS_SEMANTIC_ID: 'P',
    OPPORTUNITY: '0.00',
    CONTACT_ID: '1',
  })
  expect((await portal.call('crm.contact.get', { ID: 999 })).body).toEqual({
    error: '',
    error_description: 'Not found',
  })
})

test('unknown fields of a filter are dropped and the id keyset works', async () => {
  const rows = await portal.result<Row[]>('crm.lead.list', {
    filter: { NOTHING: 1, '>ID': 20 },
    order: { ID: 'ASC' },
    select: ['ID'],
    start: -1,
  })
  expect(rows.map((one) => one.ID)).toEqual(['21', '22', '23', '24', '25'])
})

test('add answers the number and takes multifields', async () => {
  const fields = {
    NAME: 'Ирина',
    COMPANY_ID: 2,
    EMAIL: [{ VALUE: 'irina@firm.example', VALUE_TYPE: 'WORK' }],
    PHONE: [{ VALUE: '8 (900) 111-22-33' }],
  }
  const id = await portal.result<number>('crm.contact.add', { fields })
  expect(await portal.result('crm.contact.get', { id })).toMatchObject({
    NAME: 'Ирина',
    COMPANY_ID: '2',
    HAS_PHONE: 'Y',
  })
  expect(await portal.result('crm.duplicate.findbycomm', { type: 'PHONE', values: ['+79001112233'] })).toEqual({
    CONTACT: [id],
  })
})

test('duplicates of nobody are an empty list', async () => {
  expect(
    await portal.result('crm.duplicate.findbycomm', {
      type: 'EMAIL',
      values: ['nobody@firm.example'],
      entity_type: 'CONTACT',
    }),
  ).toEqual([])
})
