import type { DictionaryLine } from '@poryadok/app-backend/categorization/contract'
import { expect, test } from 'vitest'
import { mergeLines } from './merge-lines.ts'

const line = (phrase: string, weight: number, categoryId = '7') =>
  ({ phrase, weight, categoryId, matching: { kind: 'forms' }, field: 'anywhere', note: '', on: true }) as const
const kept: DictionaryLine[] = [
  { id: 4, ...line('счёт', 20) },
  { id: 9, ...line('не работает', 50) },
]

test('a line that is there takes the weight of the file, a new one stands on top with a number of its own', () => {
  const { lines, added, changed } = mergeLines(kept, [line('Счет', 35), line('не работает', 50), line('счёт', 5, '8')])
  expect([added, changed]).toEqual([1, 1])
  expect(lines.map(({ id, phrase, weight, categoryId }) => [id, phrase, weight, categoryId])).toEqual([
    [10, 'счёт', 5, '8'],
    [4, 'Счет', 35, '7'],
    [9, 'не работает', 50, '7'],
  ])
})

test('a file of the same lines changes nothing', () => {
  expect(mergeLines(kept, [line('счёт', 20), line('не работает', 50)])).toEqual({ lines: kept, added: 0, changed: 0 })
})
