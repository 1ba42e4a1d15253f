import { describe, expect, it } from 'vitest'
import { conditionsOf, lineFits, type LineConditions, type LineQuestion } from './line-fits.ts'

const line = (changes: Partial<LineConditions>): LineConditions => ({
  categoryIds: [],
  departmentIds: [],
  mailboxIds: [],
  sourceIds: [],
  languages: [],
  clients: [],
  ...changes,
})
const asked: LineQuestion = {
  categoryId: '7',
  departmentId: 12,
  mailboxId: 3,
  sourceId: 'WEB',
  language: 'ru',
  clients: [
    { entityTypeId: 3, id: 40 },
    { entityTypeId: 4, id: 9 },
  ],
}
const unknown = {
  categoryId: null,
  departmentId: null,
  mailboxId: null,
  sourceId: null,
  language: null,
  clients: [],
} satisfies LineQuestion

describe.each<[string, Partial<LineConditions>, Partial<LineConditions>]>([
  ['a category', { categoryIds: ['7'] }, { categoryIds: ['8'] }],
  ['a department', { departmentIds: [12] }, { departmentIds: [13] }],
  ['a mailbox', { mailboxIds: [3] }, { mailboxIds: [4] }],
  ['a source', { sourceIds: ['WEB'] }, { sourceIds: ['CALL'] }],
  ['a language', { languages: ['ru', 'en'] }, { languages: ['en'] }],
  ['a client', { clients: [{ entityTypeId: 4, id: 9 }] }, { clients: [{ entityTypeId: 3, id: 9 }] }],
])('a line of %s', (_, fitting, other) => {
  it('takes its own and no other', () => {
    expect([lineFits(line(fitting), asked), lineFits(line(other), asked)]).toEqual([true, false])
  })
  it('does not take what is not known', () => expect(lineFits(line(fitting), unknown)).toBe(false))
})

it('a line without conditions takes all, one with several what meets each of them', () => {
  expect(lineFits(line({}), unknown)).toBe(true)
  expect(lineFits(line({ mailboxIds: [3], languages: ['en'] }), asked)).toBe(false)
  expect(conditionsOf(line({ mailboxIds: [3], languages: ['en'] }))).toEqual(['mailbox', 'language'])
})
