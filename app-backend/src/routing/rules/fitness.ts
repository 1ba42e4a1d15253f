import { reason, type Reason } from '../../kernel/reason.ts'
import type { PersonFacts } from './person-facts.ts'

/** Why a person can't be given a request now; null when nothing speaks against it. */
export function fitness(person: PersonFacts | undefined, capacity: number | null): Reason | null {
  if (!person?.active) return reason('routing.dismissed')
  if (person.absentUntil) return reason('routing.absent', { until: person.absentUntil.toISOString() })
  if (person.clockedOut) return reason('routing.clocked-out')
  if (!person.withinHours) return reason('routing.out-of-hours')
  if (capacity !== null && person.open >= capacity) return reason('routing.full', { open: person.open, capacity })
  return null
}
