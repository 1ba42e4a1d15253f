import { reason, type Reason } from '../../kernel/reason.ts'

export interface ReminderFacts {
  deadline: Date | null
  lastSentAt: Date | null
  lastReplyAt: Date | null
  remindedAt: Date | null
  settings: { remindBeforeHours: number; remindSilenceDays: number; workFrom: number; workTo: number }
  /** Hour 0-23 and day of the week (0 = Sunday) of an instant where the recipient works. */
  clock(at: Date): { hour: number; weekday: number }
}

export interface Reminder {
  at: Date
  because: Reason
}

const hour = 3_600_000
const day = 24 * hour

/**
 * When the performer is reminded next; null = not at all. Once before the deadline, once after each silence; never twice within
 * a day, never outside the hours in which the recipient works.
 */
export function reminderDue(facts: ReminderFacts): Reminder | null {
  const { deadline, lastSentAt, lastReplyAt, remindedAt, settings } = facts
  if (lastSentAt === null) return null
  const found: Reminder[] = []
  if (deadline !== null && settings.remindBeforeHours > 0) {
    const at = new Date(deadline.getTime() - settings.remindBeforeHours * hour)
    const told = remindedAt !== null && remindedAt >= at
    if (!told && lastSentAt < at)
      found.push({ at, because: reason('external.deadline-near', { at: deadline.toISOString() }) })
  }
  if (settings.remindSilenceDays > 0) {
    const last = latest([lastSentAt, lastReplyAt, remindedAt])
    const answered = lastReplyAt !== null && lastReplyAt.getTime() === last
    const at = new Date(last + settings.remindSilenceDays * day)
    if (!answered) found.push({ at, because: reason('external.silent', { days: settings.remindSilenceDays }) })
  }
  const [first] = found.toSorted((one, other) => one.at.getTime() - other.at.getTime())
  if (!first) return null
  const free = remindedAt === null ? first.at.getTime() : Math.max(first.at.getTime(), remindedAt.getTime() + day)
  return { ...first, at: inWorkingHours(new Date(free), facts) }
}

const latest = (all: readonly (Date | null)[]) => Math.max(...all.map((one) => one?.getTime() ?? 0))

/** The instant itself, or the first full hour after it at which the recipient works. */
function inWorkingHours(at: Date, { clock, settings: { workFrom, workTo } }: ReminderFacts): Date {
  let next = at
  for (let tries = 0; tries < 24 * 8; tries += 1) {
    const { hour: now, weekday } = clock(next)
    if (weekday !== 0 && weekday !== 6 && now >= workFrom && now < workTo) return next
    next = new Date(Math.floor(next.getTime() / hour) * hour + hour)
  }
  return at
}
