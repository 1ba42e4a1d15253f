import { describe, expect, it } from 'vitest'
import { plainCell, safeCell } from './safe-cell.ts'

describe('a cell', () => {
  it.each([
    '=1+1',
    '+7 916 123-45-67',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '  =1',
    '\u00A0=1',
    '＝1+1',
    "=cmd|' /C calc'!A0",
    "'=1",
    "''+1",
    '\n=1',
  ])('%j gets a quote before it and comes back unchanged', (text) => {
    expect(safeCell(text)).toBe(`'${text}`)
    expect(plainCell(safeCell(text))).toBe(text)
  })

  it.each(['Ромашка', '8 916 123-45-67', 'a=b', "O'Neil", "'цитата'", '', '007', '1-2'])(
    '%j stays as it is',
    (text) => {
      expect(safeCell(text)).toBe(text)
      expect(plainCell(text)).toBe(text)
    },
  )

  it('of any signs comes back unchanged', () => {
    const signs = ["'", '=', '+', ' ', '\t', 'a', '\n']
    const texts = signs.flatMap((a) => signs.flatMap((b) => signs.flatMap((c) => signs.map((d) => a + b + c + d))))
    expect(texts.filter((text) => plainCell(safeCell(text)) !== text)).toEqual([])
  })
})
