import { expect, it } from 'vitest'
import { categoryRules } from './contract.ts'
import { readDictionaryUse } from './read-dictionary-use.ts'

const rules = categoryRules.parse({
  lines: [
    { id: 1, phrase: 'щит', weight: 20, categoryId: '7' },
    { id: 2, phrase: 'счёт', weight: 90, categoryId: '8', on: false },
  ],
})
const letter = (day: number, body: string) => ({
  subject: `letter:${day}`,
  title: body,
  at: new Date(Date.UTC(2026, 10, day)),
  facts: { subject: '', body, names: {} },
})

it('looks for the working lines in the letters of the days, and says since when', async () => {
  const past = [letter(20, 'Щит'), letter(12, 'Щит и счёт'), letter(3, 'Щит')]
  const latest = () => Promise.resolve(past)
  const history = { latest, count: () => Promise.resolve(0), page: () => Promise.resolve({ records: [], next: null }) }
  const use = await readDictionaryUse({ history }, 'portal', { rules, from: new Date('2026-11-10T00:00:00Z') })
  expect(use).toEqual({
    lines: [{ id: 1, found: 2, won: 2, right: 0, wrong: 0 }],
    texts: 2,
    since: '2026-11-12T00:00:00.000Z',
  })
})
