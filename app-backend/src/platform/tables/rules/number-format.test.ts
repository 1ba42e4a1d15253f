import { describe, expect, it } from 'vitest'
import { isoOfSerial, meaningOf, plainNumber, serialOf } from './number-format.ts'

describe('a number format', () => {
  it.each([
    [14, null, 'date'],
    [22, null, 'date'],
    [46, null, 'date'],
    [0, null, 'number'],
    [4, null, 'number'],
    [164, 'dd.mm.yyyy', 'date'],
    [164, '[$-419]d mmmm yyyy;@', 'date'],
    [164, '[h]:mm:ss', 'date'],
    [164, '#,##0.00"д"', 'number'],
    [164, '#,##0\\ "дней"', 'number'],
    [164, '[Red]0.00', 'number'],
    [164, 'General', 'number'],
    [164, '0000000000', 'digits'],
    [164, '0', 'number'],
  ])('%i %s means a %s', (id, code, kind) => expect(meaningOf(id, code).kind).toBe(kind))
})

describe('a serial number', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [46348, '2026-11-22'],
    [46348.5, '2026-11-22T12:00:00'],
    [46348.6395833333, '2026-11-22T15:21:00'],
    [0.75, '18:00:00'],
    [2958465, '9999-12-31'],
  ])('%d is %s', (serial, iso) => expect(isoOfSerial(serial, false)).toBe(iso))

  it('of a Mac counts from 1904', () => expect(isoOfSerial(44886, true)).toBe('2026-11-22'))
  it.each([-1, 2958466, Number.NaN])('%d is no moment', (serial) => expect(isoOfSerial(serial, false)).toBeNull())
  it('comes back', () => expect(serialOf(new Date('2026-11-22T12:00:00Z'))).toBe(46348.5))
})

describe('a number', () => {
  it.each([
    ['500100732259', '500100732259', false],
    ['5.00100732259E11', '500100732259', false],
    ['79161234567', '79161234567', false],
    ['1.5', '1.5', false],
    ['0.1', '0.1', false],
    ['1E-7', '0.0000001', false],
    ['-3', '-3', false],
    ['0', '0', false],
    ['4.0702810900000012E19', '40702810900000000000', true],
    ['1234567890123456', '1234567890123460', true],
    ['0.30000000000000004', '0.3', false],
    ['1234567890.1199999', '1234567890.12', false],
    ['abc', 'abc', false],
  ])('%s is written %s', (text, plain, digitsLost) => expect(plainNumber(text)).toEqual({ text: plain, digitsLost }))
})
