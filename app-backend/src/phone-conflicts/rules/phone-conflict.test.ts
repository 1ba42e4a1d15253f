import { describe, expect, it } from 'vitest'
import { conflictOf, mendingOrder, type PhoneOwner } from './phone-conflict.ts'

const owner =
  (entityTypeId: number) =>
  (id: number, responsibleId: number | null, companyIds: number[] = []) =>
    ({ entityTypeId, id, responsibleId, companyIds }) satisfies PhoneOwner
const [lead, contact, company] = [owner(1), owner(3), owner(4)]
const phone = '+74951180981'
const find = (...owners: PhoneOwner[]) => conflictOf(phone, owners)

describe('a number', () => {
  it.each<[string, PhoneOwner[], string | null]>([
    ['of one person’s records', [company(1, 7), contact(2, 7), lead(3, 7)], null],
    ['of one record', [company(1, 7)], null],
    ['of a record without a responsible beside another', [company(1, 7), company(2, null)], null],
    ['of two companies', [company(1, 7), company(2, 8)], 'companies'],
    ['of two companies and everything else', [company(1, 7), company(2, 8), contact(3, 9), lead(4, 9)], 'companies'],
    ['of a company and a contact who does not work there', [company(1, 7), contact(2, 8, [5])], 'strangers'],
    ['of a company and a contact of its own', [company(1, 7), contact(2, 8, [1])], 'own-contact'],
    ['of two contacts of one company', [contact(2, 8, [1]), contact(3, 9, [1])], 'contacts'],
    ['of a company and two contacts of its own', [company(1, 7), contact(2, 8, [1]), contact(3, 9, [1])], 'contacts'],
    ['of a contact and an open lead', [contact(2, 8), lead(3, 9)], 'client-and-lead'],
    ['of a company and leads of different people', [company(1, 7), lead(2, 7), lead(3, 9)], 'client-and-lead'],
    ['of leads alone', [lead(2, 8), lead(3, 9)], 'leads'],
  ])('%s', (_, owners, kind) => expect(conflictOf(phone, owners)?.kind ?? null).toBe(kind))

  it('stays with the oldest company, then the oldest contact', () => {
    const order = find(lead(1, 9), contact(4, 8), contact(3, 8), company(6, 7), company(5, 8))?.owners
    expect(order?.map(({ entityTypeId, id }) => `${entityTypeId}/${id}`)).toEqual(['4/5', '4/6', '3/3', '3/4', '1/1'])
  })

  it('tells how many records and people there are, and what to do', () =>
    expect(find(lead(2, 8), lead(3, 9), lead(4, 9))?.because).toEqual([
      { code: 'phone-conflict.leads', params: { records: 3, people: 2 } },
      { code: 'phone-conflict.mend-leads', params: {} },
    ]))
})

it('is mended by what hurts most, then by people, then by records', () => {
  const all = [
    conflictOf('e', [lead(1, 7), lead(2, 8)]),
    conflictOf('d', [company(1, 7), company(2, 8)]),
    conflictOf('c', [company(1, 7), company(2, 8), contact(9, 8)]),
    conflictOf('b', [company(1, 7), company(2, 8), company(3, 9)]),
    conflictOf('a', [contact(1, 7), contact(2, 8)]),
  ].flatMap((one) => one ?? [])
  expect(all.toSorted(mendingOrder).map((one) => one.phone)).toEqual(['b', 'c', 'd', 'a', 'e'])
})
