import { expect, it } from 'vitest'
import { sentAt } from './sent-at.ts'

const received = new Date('2026-11-02T10:00:00Z')
const iso = (text: string | null) => sentAt(text === null ? null : new Date(text), received).toISOString()

it.each([
  ['2026-11-02T09:59:00Z', '2026-11-02T09:59:00.000Z'],
  ['2026-11-03T10:00:00Z', '2026-11-03T10:00:00.000Z'],
  ['2026-11-03T10:00:00.001Z', received.toISOString()],
  ['2036-01-01T00:00:00Z', received.toISOString()],
  ['1990-01-01T00:00:00Z', '1990-01-01T00:00:00.000Z'],
  ['1989-12-31T23:59:59.999Z', received.toISOString()],
  ['1970-01-01T00:00:00Z', received.toISOString()],
  ['nonsense', received.toISOString()],
  [null, received.toISOString()],
])('reads %s as %s', (date, expected) => expect(iso(date)).toBe(expected))
