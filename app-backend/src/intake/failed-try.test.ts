import { expect, it } from 'vitest'
import { AppError } from '../platform/errors/app-error.ts'
import { failedTry } from './failed-try.ts'

const now = new Date('2026-11-02T10:00:00Z')
const fresh = { attempts: 0, why: [] }

it.each([
  [0, 'waiting', new Date('2026-11-02T10:00:02Z')],
  [1, 'waiting', new Date('2026-11-02T10:00:04Z')],
  [2, 'quarantined', null],
  [3, 'quarantined', null],
])('after %i spoiled tries one more ends as %s, due %s', (attempts, kind, dueAt) => {
  const verdict = failedTry(new Error('x'), { attempts, why: [] }, now)
  expect(verdict).toMatchObject({ kind, attempts: attempts + 1 })
  expect('dueAt' in verdict ? verdict.dueAt : null).toEqual(dueAt)
})

it('does not count an outage as a spoiled try, after two spoiled ones either', () => {
  expect(failedTry(new AppError('portal.unavailable'), { attempts: 2, why: [] }, now)).toMatchObject({
    kind: 'waiting',
    attempts: 2,
  })
})

it('does not wait zero seconds when the portal’s limit names none', () => {
  expect(failedTry(new AppError('portal.limit'), fresh, now)).toMatchObject({ dueAt: new Date(now.getTime() + 2_000) })
})

it('keeps the error’s text out of the reason, and short in the row', () => {
  const verdict = failedTry(new TypeError('Анна '.repeat(500)), fresh, now)
  expect(verdict.why).toEqual([{ code: 'intake.failed', params: { detail: 'TypeError' } }])
  expect('lastError' in verdict && verdict.lastError?.length).toBe(500)
})
