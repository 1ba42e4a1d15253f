import { expect, it } from 'vitest'
import { performerIn, performerText } from './task-fields.ts'

it.each([
  ['C_12', { contactId: 12, address: null }],
  ['12', { contactId: 12, address: null }],
  ['C_12 Petrov@Montazh.example', { contactId: 12, address: 'petrov@montazh.example' }],
  ['C_12 <petrov@montazh.example>', { contactId: 12, address: 'petrov@montazh.example' }],
  ['Пётр', { contactId: null, address: null }],
  ['', { contactId: null, address: null }],
])('the field «%s» names its performer', (text, expected) => expect(performerIn(text)).toEqual(expected))

it('what is written is read', () =>
  expect(performerIn(performerText(7, 'A@b.example'))).toEqual({ contactId: 7, address: 'a@b.example' }))
