import { expect, it } from 'vitest'
import { missingYear } from './missing-year.ts'

const built = [
  { year: 2026, provisional: false },
  { year: 2027, provisional: true },
]
const entered = [{ from: '2027-01-01', to: '2027-01-08', kind: 'off' as const, title: 'Каникулы' }]
const told = (at: string, own: typeof entered = []) => missingYear(built, own, new Date(at))

it.each([
  ['2026-11-30T00:00:00Z', null],
  ['2026-12-01T00:00:00Z', { code: 'calendar.year-provisional', params: { year: 2027 } }],
  ['2027-06-01T00:00:00Z', { code: 'calendar.year-provisional', params: { year: 2027 } }],
  ['2028-01-01T00:00:00Z', { code: 'calendar.year-missing', params: { year: 2028 } }],
])('at %s', (at, expected) => {
  expect(told(at)).toEqual(expected)
})

it('a year whose days somebody entered is not asked for', () => {
  expect(told('2026-12-01T00:00:00Z', entered)).toBeNull()
  expect(told('2026-12-01T00:00:00Z', [{ ...entered[0]!, to: '2027-01-02' }])).not.toBeNull()
})
