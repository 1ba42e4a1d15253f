import { expect, it } from 'vitest'
import { sameCell } from './rules/sheet-value.ts'
import { sheetCell } from './sheet-cell.ts'

const how = { zone: 'Europe/Moscow', yesNo: ['да', 'нет'] } as const

it('moments are the spreadsheet’s own dates by the portal’s clock, and the rest is what it was', () => {
  expect(sheetCell(new Date('2026-11-22T09:00:00Z'), 'moment', how)).toBe(46_348.5)
  expect(sheetCell('2026-11-22', 'day', how)).toBe(46_348)
  expect(sheetCell('=1+1', 'text', how)).toBe('=1+1')
  expect(sheetCell('+7 926', 'text', how)).toBe('+7 926')
  expect([true, false, null].map((cell) => sheetCell(cell, 'flag', how))).toEqual(['да', 'нет', ''])
  expect(String(sheetCell('я'.repeat(60_000), 'text', how))).toHaveLength(50_000)
})

it('a date that the spreadsheet rounded is the same, a text and a number never are', () => {
  expect(sameCell(46_348.52083333, 46_348.520833333336)).toBe(true)
  expect(sameCell('5', 5)).toBe(false)
})
