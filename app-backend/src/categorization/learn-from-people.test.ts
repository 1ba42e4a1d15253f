import { expect, it } from 'vitest'
import { learnFromPeople } from './learn-from-people.ts'
import { categoryRules } from './contract.ts'

const rules = categoryRules.parse({
  lines: [
    { id: 1, phrase: 'щит', weight: 20, categoryId: '7' },
    { id: 2, phrase: 'счёт-фактура', weight: 90, categoryId: '8', on: false },
  ],
})
const letter = (body: string, categoryId: string | null, n: number) => ({
  subject: `letter:${n}`,
  title: body,
  at: new Date(0),
  facts: { subject: '', body, names: {} },
  ...(categoryId === null ? {} : { people: { categoryId } }),
})

it('what people decided teaches the working lines; letters without a category teach nothing', async () => {
  const past = [
    letter('Счёт-фактура на щит', '8', 1),
    letter('Пришлите счёт-фактуру, щит получен', '8', 2),
    letter('Щит не включается', '7', 3),
    letter('Счёт-фактура', null, 4),
  ]
  const asked: number[] = []
  const history = {
    count: () => Promise.resolve(past.length),
    page: () => Promise.resolve({ records: past, next: null }),
    latest(_: string, take: number) {
      asked.push(take)
      return Promise.resolve(past)
    },
  }
  const answer = await learnFromPeople({ history }, 'portal', rules)
  expect([answer.texts, answer.agreed, asked]).toEqual([3, 1, [200]])
  expect(answer.words[0]).toMatchObject({ categoryId: '8', weight: 21, gained: 2, lost: 0 })
})
