import type { CallOutcome } from '@poryadok/app-backend/operations/contract'
import type { DayRange } from '../../ui/date-range-field.tsx'

export interface CallFilter {
  method: string
  outcome: CallOutcome | null
  actor: 'portal' | 'person' | null
  period: DayRange | null
}

export const wholeJournal: CallFilter = { method: '', outcome: null, actor: null, period: null }

/** First and last instant of a day in the person's zone. */
const start = (day: string): string => new Date(`${day}T00:00:00`).toISOString()
const end = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString()

/** The filter as the API takes it. */
export const callQuery = ({ method, outcome, actor, period }: CallFilter): Record<string, string | undefined> => ({
  method: method.trim() || undefined,
  outcome: outcome ?? undefined,
  actor: actor ?? undefined,
  from: period ? start(period.from) : undefined,
  to: period ? end(period.to) : undefined,
})

export const isNarrowed = (filter: CallFilter): boolean => Object.values(callQuery(filter)).some(Boolean)
