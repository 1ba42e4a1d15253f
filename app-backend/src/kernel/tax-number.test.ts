import { describe, expect, it } from 'vitest'
import { inn, kpp, ogrn } from './tax-number.ts'

const codeOf = (checked: ReturnType<typeof inn> | ReturnType<typeof kpp> | ReturnType<typeof ogrn>) =>
  checked.ok ? 'ok' : checked.why.code

describe('ИНН', () => {
  it.each([
    ['7707083893', 'company'],
    ['7707 083 893', 'company'],
    ['ИНН: 7707083893', 'company'],
    ['500100732259', 'person'],
    ['0278039018', 'company'],
  ])('%s is of a %s', (text, of) => expect(inn(text)).toMatchObject({ ok: true, value: { of } }))

  it.each([
    ['7707083894', 'inn.checksum'],
    ['500100732258', 'inn.checksum'],
    ['500100732249', 'inn.checksum'],
    ['0000000000', 'inn.checksum'],
    ['278039018', 'inn.zero-lost'],
    ['77070838930', 'inn.zero-lost'],
    ['770708389', 'inn.zero-lost'],
    ['7707', 'inn.length'],
    ['77О7083893', 'inn.not-digits'],
    ['', 'inn.not-digits'],
  ])('%s is refused: %s', (text, code) => expect(codeOf(inn(text))).toBe(code))

  it('every single wrong digit is noticed, but for those that the sum cannot tell', () => {
    const right = '7707083893'
    const wrong = Array.from(
      right,
      (digit, at) => `${right.slice(0, at)}${(Number(digit) + 1) % 10}${right.slice(at + 1)}`,
    )
    expect(wrong.filter((text) => inn(text).ok)).toEqual([])
  })
})

describe('КПП', () => {
  it.each(['773601001', '7736 01 001', '7736AB001'])('%s is one', (text) => expect(codeOf(kpp(text))).toBe('ok'))
  it.each([
    ['77360100', 'kpp.length'],
    ['77360100A', 'kpp.form'],
    ['A73601001', 'kpp.form'],
  ])('%s is refused: %s', (text, code) => expect(codeOf(kpp(text))).toBe(code))
})

describe('ОГРН', () => {
  it.each([
    ['1027700132195', 'company'],
    ['304500116000157', 'entrepreneur'],
    ['ОГРН 1027700132195', 'company'],
  ])('%s is of a %s', (text, of) => expect(ogrn(text)).toMatchObject({ ok: true, value: { of } }))
  it.each([
    ['1027700132196', 'ogrn.checksum'],
    ['304500116000158', 'ogrn.checksum'],
    ['10277001321', 'ogrn.length'],
    ['ОГРН', 'ogrn.not-digits'],
  ])('%s is refused: %s', (text, code) => expect(codeOf(ogrn(text))).toBe(code))
})
