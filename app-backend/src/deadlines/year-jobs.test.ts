import { expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { deadlineRules } from './contract.ts'
import { yearQueues, type YearDeps } from './year-jobs.ts'

const usual = deadlineRules.parse({ hours: [] })

async function told(at: string, rules: Awaited<ReturnType<YearDeps['rulesOf']>>) {
  const clock = createClock(Date.parse(at) - Date.now())
  const notices: unknown[] = []
  const queues = yearQueues({
    clock,
    addJob: () => Promise.resolve(),
    notices: { sendToAdministrators: ({ kind, params }) => Promise.resolve(void notices.push([kind, params])) },
    activePortals: () => Promise.resolve([]),
    rulesOf: () => Promise.resolve(rules),
  })
  const job = { id: 1, portalId: 'p', queue: 'q', key: null, payload: {}, dueAt: clock.now(), attempts: 0 }
  await queues['deadlines.year']?.handler(job as never, new AbortController().signal)
  return notices
}

it('administrators hear of a year without its days a month before it, and of none without a calendar or rules', async () => {
  expect(await told('2026-11-22T09:00:00Z', usual)).toEqual([])
  expect(await told('2026-12-01T09:00:00Z', usual)).toEqual([['calendar.year-provisional', { year: 2027 }]])
  expect(await told('2027-12-01T09:00:00Z', usual)).toEqual([['calendar.year-provisional', { year: 2027 }]])
  expect(await told('2028-01-15T09:00:00Z', usual)).toEqual([['calendar.year-missing', { year: 2028 }]])
  expect(await told('2028-01-15T09:00:00Z', { ...usual, calendar: { ...usual.calendar, country: null } })).toEqual([])
  expect(await told('2028-01-15T09:00:00Z', null)).toEqual([])
})
