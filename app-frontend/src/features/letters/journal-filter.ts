import type { LetterKind } from '@poryadok/app-backend/intake/contract'
import type { DayRange } from '../../ui/date-range-field.tsx'

export interface JournalFilter {
  /** Words of subject, text, people and files. */
  text: string
  sender: string
  kind: LetterKind | null
  mailboxId: number | null
  period: DayRange | null
}

export const wholeJournal: JournalFilter = { text: '', sender: '', kind: null, mailboxId: null, period: null }

const start = (day: string): Date => new Date(`${day}T00:00:00`)

/** The filter as the API takes it: from the first instant of the first day to that of the day after the last. */
export const journalQuery = ({ text, sender, kind, mailboxId, period }: JournalFilter) => ({
  text: text.trim() || undefined,
  sender: sender.trim() || undefined,
  kind: kind ?? undefined,
  mailboxId: mailboxId ?? undefined,
  from: period ? start(period.from).toISOString() : undefined,
  to: period ? dayAfter(period.to).toISOString() : undefined,
})

/** Noon of the next day is in that day whatever the clocks did in the night. */
function dayAfter(day: string): Date {
  const noon = new Date(start(day).getTime() + 1.5 * 86_400_000)
  return new Date(noon.getFullYear(), noon.getMonth(), noon.getDate())
}

export const isNarrowed = (filter: JournalFilter): boolean =>
  Object.values(journalQuery(filter)).some((value) => value !== undefined)
