import { expect, it } from 'vitest'
import { subjectKey } from './subject-key.ts'

const lines = ['robot@shop.example = Заказ № #', '@desk.example = [#]', 'no pattern here']

it.each([
  ['robot@shop.example', 'Заказ №  48-1207: доставлен', '48-1207'],
  ['robot@shop.example', 'RE: заказ №48-1207', '48-1207'],
  ['alerts@desk.example', '[INC0042] Сеть', 'inc0042'],
  ['robot@shop.example', 'Заказ № 1', undefined],
  ['robot@shop.example', 'Ваш заказ', undefined],
  ['anna@zarechie.example', 'Заказ № 48-1207', undefined],
  ['robot@desk.example.org', '[INC0042]', undefined],
])('of %s the subject «%s» bears the key %s', (from, subject, key) => {
  expect(subjectKey(lines, from, subject)?.key).toBe(key)
})

it('of two senders is two keys', () => {
  const names = ['a@x.example', 'b@x.example'].map((from) => subjectKey([`${from} = [#]`], from, '[0042]')?.name)
  expect(new Set(names).size).toBe(2)
})
