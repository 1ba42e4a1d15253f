import { expect, test } from 'vitest'
import { deadlineState } from './deadline-state.ts'

const stage = { id: 'NEW', name: 'Новый', color: null, meaning: 'process' as const }
const at = (time: string): string => `2026-11-24T${time}.000Z`
/** Ten hours from creation to the deadline. */
const row = { stage, createdAt: at('05:00:00'), resolveBy: at('15:00:00') }
const look = (time: string) => deadlineState(row, new Date(at(time)))

test('a request without a deadline says that it has none', () => {
  expect(deadlineState({ ...row, resolveBy: null }, new Date(at('12:00:00')))).toEqual({ kind: 'none' })
})

test('a closed request is no longer late', () => {
  const closed = { ...row, stage: { ...stage, meaning: 'success' as const } }
  expect(deadlineState(closed, new Date(at('20:00:00')))).toEqual({ kind: 'closed', resolveBy: row.resolveBy })
})

test('a failed request is closed too', () => {
  const failed = { ...row, stage: { ...stage, meaning: 'failure' as const } }
  expect(deadlineState(failed, new Date(at('20:00:00'))).kind).toBe('closed')
})

test('half of the time is half of the bar', () => {
  expect(look('10:00:00')).toMatchObject({ kind: 'running', leftMs: 5 * 3_600_000, share: 0.5, near: false })
})

test('a second before 80 % of the time the deadline is not near', () => {
  expect(look('12:59:59')).toMatchObject({ kind: 'running', near: false })
})

test('at 80 % of the time the deadline is near', () => {
  expect(look('13:00:00')).toMatchObject({ kind: 'running', near: true })
})

test('a second before the deadline the request still runs', () => {
  expect(look('14:59:59')).toMatchObject({ kind: 'running', leftMs: 1000, near: true })
})

test('at the instant of the deadline the request is late by nothing', () => {
  expect(look('15:00:00')).toEqual({ kind: 'overdue', resolveBy: row.resolveBy, lateMs: 0 })
})

test('after the deadline the request is late by the time passed', () => {
  expect(look('16:12:00')).toMatchObject({ kind: 'overdue', lateMs: 72 * 60_000 })
})

test('a clock behind the creation shows an empty bar', () => {
  expect(look('04:00:00')).toMatchObject({ kind: 'running', share: 0 })
})

test('a deadline before the creation shows a full bar while it runs', () => {
  const odd = { ...row, createdAt: at('16:00:00') }
  expect(deadlineState(odd, new Date(at('14:00:00')))).toMatchObject({ kind: 'running', share: 1, near: true })
})
