import { expect, it } from 'vitest'
import { byEmptiness, emptyFilter, fullnessFields } from './fullness-field.ts'

const field = (name: string, kind = 'text') => ({ name, title: name, kind })

it('fields that the portal fills, marks and rare kinds of contacts are left out', () => {
  const all = [
    field('id'),
    field('title'),
    field('createdTime'),
    field('opened', 'flag'),
    field('fm.PHONE'),
    field('fm.IM'),
    field('utmSource'),
    field('UF_CRM_INN'),
  ]
  expect(fullnessFields(all).map(({ name }) => name)).toEqual(['title', 'fm.PHONE', 'UF_CRM_INN'])
})

it.each([
  ['UF_CRM_INN', { UF_CRM_INN: '' }],
  ['fm.PHONE', { hasPhone: 'N' }],
  ['fm.EMAIL', { hasEmail: 'N' }],
])('records without %s are asked for by %o', (name, filter) => {
  expect(emptyFilter(name)).toEqual(filter)
})

it('the emptiest field comes first', () => {
  const rows = [
    { name: 'a', title: 'Б', filled: 9, empty: 1 },
    { name: 'b', title: 'В', filled: 0, empty: 10 },
    { name: 'c', title: 'А', filled: 9, empty: 1 },
  ]
  expect(byEmptiness(rows).map(({ name }) => name)).toEqual(['b', 'c', 'a'])
})
