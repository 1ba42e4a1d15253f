import { addDays, instantAt, type LocalDate } from '../kernel/local-time.ts'
import type { DirectoryData, Tenant } from '../portal/index.ts'
import type { TimeBucket } from './rules/time-buckets.ts'

/** What a dashboard is asked with: the person's question in the portal's words. */
export interface OverviewFacts {
  tenant: Tenant
  directory: DirectoryData
  /** Null: the portal has no field for statuses yet. */
  statuses: { field: string; values: readonly { name: string; optionId: number }[] } | null
  /** Whose work; null: everybody's. */
  people: readonly number[] | null
  from: LocalDate
  to: LocalDate
  buckets: readonly TimeBucket[]
  now: Date
}

/** A field of time between two days of the portal's zone, `until` not included. */
export const between = ({ tenant: { zone } }: OverviewFacts, field: string, from: LocalDate, until: LocalDate) => ({
  [`>=${field}`]: instantAt(from, 0, zone).toISOString(),
  [`<${field}`]: instantAt(until, 0, zone).toISOString(),
})

export const withinPeriod = (facts: OverviewFacts, field: string) =>
  between(facts, field, facts.from, addDays(facts.to, 1))

/** Of these people's work, by the field that names who answers for it. */
export const ofPeople = ({ people }: OverviewFacts, field: string): Record<string, unknown> =>
  people === null ? {} : { [`@${field}`]: people }
