import type { ActorKind } from '@poryadok/app-backend/audit/contract'
import type { DayRange } from '../../ui/date-range-field.tsx'

export interface TrailFilter {
  text: string
  actor: ActorKind | null
  action: string | null
  period: DayRange | null
}

export const wholeTrail: TrailFilter = { text: '', actor: null, action: null, period: null }

const dayMs = 86_400_000
const start = (day: string): Date => new Date(`${day}T00:00:00`)

/** The filter as the API takes it: from the first instant of the first day to that of the day after the last. */
export const trailQuery = ({ text, actor, action, period }: TrailFilter): Record<string, string | undefined> => ({
  text: text.trim() || undefined,
  actorKind: actor ?? undefined,
  action: action ?? undefined,
  from: period ? start(period.from).toISOString() : undefined,
  // Noon of the next day is in that day whatever the clocks did in the night.
  to: period ? dayAfter(period.to).toISOString() : undefined,
})

function dayAfter(day: string): Date {
  const noon = new Date(start(day).getTime() + 1.5 * dayMs)
  return new Date(noon.getFullYear(), noon.getMonth(), noon.getDate())
}

export const isNarrowed = (filter: TrailFilter): boolean => Object.values(trailQuery(filter)).some(Boolean)
