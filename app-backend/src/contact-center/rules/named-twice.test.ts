import { expect, it } from 'vitest'
import { namedTwice } from './named-twice.ts'

const none = { topics: [], operators: [], fields: [] }
const topic = (name: string) => ({ topic: name })
const field = (kind: 'deal' | 'contact') => ({ kind, name: 'Сумма' })

it('a topic stands twice whatever its case, a field by its very name', () => {
  expect(namedTwice({ ...none, topics: [topic('Субсидии'), topic(' субсидии')] })).toBe('субсидии')
  expect(namedTwice({ ...none, fields: [field('deal'), field('deal')] })).toBe('Сумма')
})

it('fields of different records share a name', () => {
  expect(namedTwice({ ...none, fields: [field('deal'), field('contact')], topics: [topic('Кредиты')] })).toBeNull()
})

it('fields whose names differ in case are two', () => {
  expect(namedTwice({ ...none, fields: [field('deal'), { kind: 'deal', name: 'сумма' }] })).toBeNull()
})
