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

const links = (name: string, id: number): Promise<Row[]> => portal.result(`crm.${name}.items.get`, { id })
const item = async (entityTypeId: number, id: number): Promise<Row> =>
  (await portal.result<{ item: Row }>('crm.item.get', { entityTypeId, id })).item

// Bitrix24 docs: api-reference/crm/deals/contacts/crm-deal-contact-add.
test('a contact is linked once; the second time answers false', async () => {
  const params = { id: 1, fields: { CONTACT_ID: 5 } }
  expect(await portal.result('crm.deal.contact.add', params)).toBe(true)
  expect(await portal.result('crm.deal.contact.add', params)).toBe(false)
  expect(await links('deal.contact', 1)).toEqual([
    { CONTACT_ID: 1, SORT: 10, ROLE_ID: 0, IS_PRIMARY: 'Y' },
    { CONTACT_ID: 5, SORT: 20, ROLE_ID: 0, IS_PRIMARY: 'N' },
  ])
})

test('a link may come first in order without being the primary one, and the card shows the primary contact', async () => {
  await portal.result('crm.deal.contact.items.set', {
    id: 1,
    items: [
      { CONTACT_ID: 3, SORT: 200 },
      { CONTACT_ID: 4, SORT: 100 },
      { CONTACT_ID: 5, SORT: 300, IS_PRIMARY: 'Y' },
    ],
  })
  expect((await links('deal.contact', 1)).map((one) => [one.CONTACT_ID, one.SORT, one.IS_PRIMARY])).toEqual([
    [4, 100, 'N'],
    [3, 200, 'N'],
    [5, 300, 'Y'],
  ])
  expect(await item(2, 1)).toMatchObject({ contactIds: [4, 3, 5], contactId: 5 })
})

test('without a mark the first of the set is primary; when the primary goes, the first left takes its place', async () => {
  await portal.result('crm.contact.company.items.set', { id: 1, items: [{ COMPANY_ID: 3 }, { COMPANY_ID: 2 }] })
  expect(await item(3, 1)).toMatchObject({ companyId: 3, companyIds: [3, 2] })
  expect(await portal.result('crm.contact.company.delete', { id: 1, fields: { COMPANY_ID: 3 } })).toBe(true)
  expect(await portal.result('crm.contact.company.delete', { id: 1, fields: { COMPANY_ID: 3 } })).toBe(false)
  expect(await item(3, 1)).toMatchObject({ companyId: 2, companyIds: [2] })
})

// Bitrix24 docs: api-reference/crm/leads/management-communication/index.
test('a link made apart changes neither the time of a lead nor its kind', async () => {
  const { item: lead } = await portal.result<{ item: Row }>('crm.item.add', { entityTypeId: 1, fields: { title: 'T' } })
  await portal.result('crm.lead.contact.add', { id: lead.id, fields: { CONTACT_ID: 1 } })
  expect(await item(1, Number(lead.id))).toMatchObject({
    contactIds: [1],
    isReturnCustomer: 'N',
    updatedTime: lead.updatedTime,
  })
})

test('contacts of a company are its contacts’ companies', async () => {
  await portal.result('crm.company.contact.items.set', { id: 1, items: [{ CONTACT_ID: 8 }] })
  expect(await links('contact.company', 8)).toMatchObject([{ COMPANY_ID: 1, IS_PRIMARY: 'Y' }])
  expect(await links('contact.company', 1)).toEqual([])
  await portal.result('crm.company.contact.items.delete', { id: 1 })
  expect(await links('company.contact', 1)).toEqual([])
})

test('refusals name what is missing', async () => {
  const refusal = async (method: string, params: Row, userId: number = people.admin): Promise<unknown[]> => {
    const { status, body } = await portal.call(method, params, userId)
    return [status, body.error, body.error_description]
  }
  const noId = [400, '', "The parameter 'ownerEntityID' is invalid or not defined."]
  expect(await refusal('crm.deal.contact.add', {})).toEqual(noId)
  expect(await refusal('crm.deal.contact.add', { id: 1 })).toEqual([400, '', "The parameter 'fields' must be array."])
  expect(await refusal('crm.deal.contact.add', { id: 1, fields: { CONTACT_ID: 0 } })).toEqual([
    400,
    '',
    "The parameter 'fields' is not valid.",
  ])
  expect(await refusal('crm.deal.contact.items.get', { id: 99 })).toEqual([400, '', 'Not found'])
  expect(await refusal('crm.lead.contact.items.get', { id: 99 })).toEqual([400, 'NOT_FOUND', 'Not found.'])
  expect((await refusal('crm.deal.contact.items.set', { id: 1, items: 'x' }))[2]).toBe(
    'The parameter items must be array.',
  )
  expect((await refusal('crm.deal.contact.items.get', { id: 1 }, people.noRights)).slice(0, 2)).toEqual([
    403,
    'ACCESS_DENIED',
  ])
})
