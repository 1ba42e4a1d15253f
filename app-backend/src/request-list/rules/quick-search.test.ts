import { describe, expect, it } from 'vitest'
import { someFields } from '../testing.ts'
import { searchFilter, searchMeaning } from './quick-search.ts'

const none = { requestIds: [], contactIds: [], companyIds: [] }

describe('what is typed means', () => {
  it.each([
    ['№ 48 213', { id: 48_213, phones: [], email: null }],
    ['#17', { id: 17, phones: [], email: null }],
    ['8 (916) 123-45-67', { id: null, phones: ['79161234567', '9161234567'], email: null }],
    ['89161234567', { id: null, phones: ['79161234567', '9161234567'], email: null }],
    ['Anna@Zarechie.example', { id: null, phones: [], email: 'anna@zarechie.example' }],
    ['АВ-1234567', { id: null, phones: [], email: null }],
    ['щит этажа 3', { id: null, phones: [], email: null }],
  ])('«%s»', (typed, meaning) => expect(searchMeaning(typed)).toMatchObject(meaning))
})

describe('a search', () => {
  it('looks for words in the title and in own texts', () =>
    expect(searchFilter(searchMeaning('АВ-12'), someFields, none)).toEqual({
      logic: 'OR',
      0: { '%title': 'АВ-12' },
      1: { '%UF_SERIAL': 'АВ-12' },
    }))

  it('adds the number, and what was found for it; nothing found adds nothing', () => {
    const found = { requestIds: [5], contactIds: [15], companyIds: [] }
    expect(Object.values(searchFilter(searchMeaning('48'), someFields, found))).toEqual(
      expect.arrayContaining([{ id: 48 }, { '@id': [5] }, { '@contactIds': [15] }]),
    )
    expect(JSON.stringify(searchFilter(searchMeaning('48'), someFields, none))).not.toContain('@')
  })
})
