import type { ReportDimension } from '@poryadok/app-backend/stage-time/contract'
import type { DayRange } from '../../ui/date-range-field.tsx'
import type { PeriodWeeks } from './report-period.ts'

export interface ReportFilter {
  /** Weeks up to today, or days that the person chose. */
  period: PeriodWeeks | DayRange
  by: ReportDimension
  clock: 'wall' | 'working'
  /** Key of the one that is looked at; null: all. An empty key: those without one. */
  only: Record<ReportDimension, string | null>
}

export const wholeReport: ReportFilter = {
  period: 4,
  by: 'category',
  clock: 'wall',
  only: { category: null, group: null, person: null },
}

/** The filter as the API takes it. */
export const reportQuery = ({ by, clock, only }: ReportFilter, { from, to }: DayRange) => ({
  from,
  to,
  by,
  clock,
  category: only.category ?? undefined,
  group: only.group ?? undefined,
  person: only.person ?? undefined,
})
export type ReportQueryOf = ReturnType<typeof reportQuery>

/** With the row of a report as a further condition. */
export const ofRow = (query: ReportQueryOf, key: string | null): ReportQueryOf =>
  key === null ? query : { ...query, [query.by]: key }
