import { describe, expect, it } from 'vitest'
import { plainWords } from './plain-words.ts'
import { searchTerms } from './search-terms.ts'

describe('words as they stand', () => {
  it.each([
    ['Счёт АВ-123/45', 'счет ав 123 45 ав12345'],
    ['anna@zarechie.example', 'anna zarechie example annazarechieexample'],
    ['тел. +7 (495) 123-45-67', 'тел 7 495 123 45 67 1234567 74951234567'],
    ['ＡＢ１', 'ab1'],
    ['!!!', ''],
  ])('of «%s» are «%s»', (text, words) => {
    expect(plainWords(text)).toBe(words)
  })
})

describe('what a person typed', () => {
  it('is a set of conditions, the last word may be under way', () => {
    expect(searchTerms('Счета щитов')).toEqual([
      { kind: 'word', exact: "'счета'", word: 'счета' },
      { kind: 'word', exact: "'щитов':*", word: 'щитов' },
    ])
  })

  it('finds a serial whole or by its parts', () => {
    expect(searchTerms('АВ-123 да')).toEqual([
      { kind: 'word', exact: "'ав123' | ('ав' & '123')", word: null },
      { kind: 'word', exact: "'да'", word: 'да' },
    ])
  })

  it.each(['"не включается" 17', '«не включается» 17', '“не включается” 17'])('keeps a phrase together: %s', (text) => {
    expect(searchTerms(text)).toEqual([
      { kind: 'phrase', words: 'не включается' },
      { kind: 'word', exact: "'17'", word: null },
    ])
  })

  it.each(['', '   ', '""', '— ! ?'])('«%s» asks nothing', (text) => {
    expect(searchTerms(text)).toEqual([])
  })

  it('holds no sign that the database would read as its own', () => {
    for (const { exact = '' } of searchTerms(`a' | b & !c:* \\ d <-> (e) %_`).map(
      (term) => ({ ...term }) as { exact?: string },
    ))
      expect(exact.replaceAll(/'[\p{L}\p{N}]+'|:\*|[|&() ]/gu, '')).toBe('')
  })
})
