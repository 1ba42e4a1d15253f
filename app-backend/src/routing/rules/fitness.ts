import { reason, type Reason } from '../../kernel/reason.ts'
import type { PersonFacts } from './person-facts.ts'

/** Why a person can't be given a request now; null when nothing speaks against it. */
export function fitness(person: PersonFacts | undefined, capacity: number | null): Reason | null {
  if (!person) return reason('routing.unknown-person')
  if (person.away) return person.away
  if (capacity !== null && person.open >= capacity) return reason('routing.full', { open: person.open, capacity })
  return null
}
