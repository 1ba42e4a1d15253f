import { expect, it } from 'vitest'
import { isRestored, settledRow } from './settled-row.ts'

const now = new Date('2026-11-23T12:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000)

it('settles what happened two minutes ago and not what came after it', () => {
  const rows = [
    { id: 5, at: ago(600) },
    { id: 6, at: ago(120) },
    { id: 8, at: ago(119) },
    { id: 9, at: ago(500) },
  ]
  expect(settledRow(rows, 4, now)).toBe(6)
})

it('stays where it was when nothing new came', () => {
  expect(settledRow([], 4, now)).toBe(4)
})

it('marks what was read a quarter of an hour late, unless it lies before the beginning', () => {
  expect(isRestored(ago(901), now, ago(5_000))).toBe(true)
  expect(isRestored(ago(900), now, ago(5_000))).toBe(false)
  expect(isRestored(ago(901), now, ago(900))).toBe(false)
})
