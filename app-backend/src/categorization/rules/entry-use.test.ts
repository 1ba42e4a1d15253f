import { expect, it } from 'vitest'
import { anEntry } from '../testing.ts'
import { compileDictionary } from './compile-dictionary.ts'
import { entryUse } from './entry-use.ts'

const entries = [
  anEntry('щит: ремонт 20', { id: 1 }),
  anEntry('гудит: шум 10', { id: 2 }),
  anEntry('поверка: метрология 50', { id: 3 }),
  anEntry('щит управления: ремонт -5', { id: 4 }),
]
const policy = { dictionary: compileDictionary(entries), comparison: 'heaviest', threshold: 1 } as const
const text = (body: string, categoryId: string | null) => ({ subject: '', body, categoryId })

it('tells of each line how often it was found, won, and was right by what people decided', () => {
  const texts = [text('Щит гудит', 'ремонт'), text('Щит и ещё раз щит', 'оплата'), text('Гудит щит', null)]
  expect(entryUse(texts, policy)).toEqual([
    { id: 1, found: 3, won: 3, right: 1, wrong: 1 },
    // Always outweighed.
    { id: 2, found: 2, won: 0, right: 0, wrong: 1 },
    // Never found.
    { id: 3, found: 0, won: 0, right: 0, wrong: 0 },
    { id: 4, found: 0, won: 0, right: 0, wrong: 0 },
  ])
})

it('takes a line against a category for right where people chose another one', () => {
  const [, , , against] = entryUse([text('Щит управления', 'оплата')], policy)
  expect([against?.found, against?.right]).toEqual([1, 1])
})
