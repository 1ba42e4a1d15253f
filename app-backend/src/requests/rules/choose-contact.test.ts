import { expect, it } from 'vitest'
import { chooseContact } from './choose-contact.ts'

const contact = (id: number, companyId: number | null = null) => ({ id, name: `Контакт ${id}`, companyId })

it('finds nobody among none', () => expect(chooseContact([], 'a@b.example')).toEqual({ contact: null, because: null }))

it('names the only contact with the address', () =>
  expect(chooseContact([contact(5)], 'a@b.example').because).toEqual({
    code: 'client.found',
    params: { name: 'Контакт 5', address: 'a@b.example' },
  }))

it('prefers a contact with a company', () =>
  expect(chooseContact([contact(1), contact(9, 3)], 'a@b.example').contact?.id).toBe(9))

it('prefers the oldest of equals and says how many there were', () =>
  expect(chooseContact([contact(9, 3), contact(4, 2)], 'a@b.example')).toMatchObject({
    contact: { id: 4 },
    because: { code: 'client.several', params: { count: 2 } },
  }))
