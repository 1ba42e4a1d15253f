import { describe, expect, it } from 'vitest'
import { someFields } from '../testing.ts'
import { searchFilter, searchMeaning, unsearched, wordsOfOtherLayout } from './quick-search.ts'

const ownText = someFields.find(({ name }) => name === 'UF_SERIAL') as (typeof someFields)[number]
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

  it('looks for a serial number however many own texts stand before it, and whether a request holds one or several', () => {
    const texts = Array.from({ length: 12 }, (_, at) => ({ ...ownText, name: `UF_CRM_NOTE_${at}` }))
    const serial = { ...ownText, name: 'UF_CRM_PRD_SERIAL', multiple: true }
    const filter = searchFilter(searchMeaning('АВ-12'), [...texts, serial], none)
    expect(Object.values(filter)).toContainEqual({ '%UF_CRM_PRD_SERIAL': 'АВ-12' })
    expect(Object.values(filter)).toHaveLength(1 + 1 + 8)
    expect(
      unsearched([...texts, serial])
        .map(({ name }) => name)
        .at(-1),
    ).toBe('UF_CRM_NOTE_11')
    expect(unsearched(someFields)).toEqual([])
  })

  it('adds the number, and what was found for it; nothing found adds nothing', () => {
    const found = { requestIds: [5], contactIds: [15], companyIds: [] }
    expect(Object.values(searchFilter(searchMeaning('48'), someFields, found))).toEqual(
      expect.arrayContaining([{ id: 48 }, { '@id': [5] }, { '@contactIds': [15] }]),
    )
    expect(JSON.stringify(searchFilter(searchMeaning('48'), someFields, none))).not.toContain('@')
  })
})

describe('words typed on the other layout', () => {
  it.each([
    ['jxthtlm', 'очередь'],
    ['FD-12', 'ав-12'],
    ['№ 48', null],
    ['8 916 123-45-67', null],
    ['anna@zarechie.example', null],
    ['12/34 - 5', null],
  ])('«%s»', (typed, meant) => expect(wordsOfOtherLayout(typed)).toBe(meant))
})
