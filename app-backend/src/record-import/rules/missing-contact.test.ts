import { expect, it } from 'vitest'
import { missingContact } from './missing-contact.ts'

const columns = ['contactIds', 'fm.PHONE', 'name', 'lastName'].map((field, column) => ({ column, field }))
const found = { key: 'a@firm.example', name: 'Анна', lastName: 'Ким', email: 'a@firm.example', phone: '+79161234567' }

it.each([
  ['is known by their address first', ['A@firm.example', '8 916 123-45-67', 'Анна', 'Ким'], found],
  [
    'is known by their number where no address is',
    ['', '8 916 123-45-67', 'Анна', 'Ким'],
    { ...found, key: found.phone, email: '' },
  ],
  [
    'without a name is called by their address',
    ['a@firm.example', '', '', ''],
    { ...found, name: found.key, lastName: '', phone: '' },
  ],
  ['whom nothing would find again is nobody', ['по телефону', '', 'Анна', 'Ким'], null],
])('a client %s', (_, cells, contact) => {
  expect(missingContact(cells, columns)).toEqual(contact)
})
