import { describe, expect, it } from 'vitest'
import { reminderDue, type ReminderFacts } from './reminder-due.ts'

const clock = (at: Date) => ({ hour: at.getUTCHours(), weekday: at.getUTCDay() })
const settings = { remindBeforeHours: 24, remindSilenceDays: 3, workFrom: 9, workTo: 18 }
/** Monday morning. */
const sent = new Date('2026-11-23T10:00:00Z')
const due = (changes: Partial<ReminderFacts>) =>
  reminderDue({ deadline: null, lastSentAt: sent, lastReplyAt: null, remindedAt: null, settings, clock, ...changes })
const at = (text: string) => new Date(text)

describe('before the deadline', () => {
  const deadline = at('2026-11-25T15:00:00Z')
  it('reminds so many hours before', () => expect(due({ deadline })?.at).toEqual(at('2026-11-24T15:00:00Z')))
  it('reminds once of it', () =>
    expect(
      due({ deadline, remindedAt: at('2026-11-24T15:00:01Z'), lastReplyAt: at('2026-11-24T16:00:00Z') }),
    ).toBeNull())
  it('says nothing of a deadline that was near when the task was sent', () =>
    expect(due({ deadline: at('2026-11-23T20:00:00Z') })?.because.code).toBe('external.silent'))
  it('waits for the morning', () =>
    expect(due({ deadline: at('2026-11-25T03:00:00Z') })?.at).toEqual(at('2026-11-24T09:00:00Z')))
})

describe('after silence', () => {
  it('reminds after so many days', () => expect(due({})?.at).toEqual(at('2026-11-26T10:00:00Z')))
  it('never on a weekend', () =>
    expect(due({ lastSentAt: at('2026-11-19T10:00:00Z') })?.at).toEqual(at('2026-11-23T09:00:00Z')))
  it('not after an answer', () => expect(due({ lastReplyAt: at('2026-11-23T11:00:00Z') })).toBeNull())
  it('again when our next letter stays without one', () =>
    expect(due({ lastReplyAt: at('2026-11-23T11:00:00Z'), lastSentAt: at('2026-11-24T11:00:00Z') })?.at).toEqual(
      at('2026-11-27T11:00:00Z'),
    ))
})

it('never twice within a day', () => {
  const remindedAt = at('2026-11-24T10:00:00Z')
  const deadline = at('2026-11-25T11:00:00Z')
  expect(due({ deadline, remindedAt })?.at.getTime()).toBeGreaterThanOrEqual(remindedAt.getTime() + 86_400_000)
})

it.each([
  ['nobody was written to', { lastSentAt: null }],
  ['both are switched off', { settings: { ...settings, remindBeforeHours: 0, remindSilenceDays: 0 } }],
])('stays quiet while %s', (_, changes) => expect(due(changes)).toBeNull())
