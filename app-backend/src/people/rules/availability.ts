import { reason, type Reason } from '../../kernel/reason.ts'

export interface Absence {
  from: Date
  to: Date
}

/** State of a working day by `timeman.status`. */
export type WorkDay = 'OPENED' | 'PAUSED' | 'CLOSED' | 'EXPIRED'

export interface AvailabilityFacts {
  userId: number
  /** Undefined: not on the list of people. */
  person: { name: string; active: boolean; kind: string } | undefined
  /** Null: the app may not read calendars, or the portal did not answer. */
  absences: readonly Absence[] | null
  /** Null: the moment is not now, the app may not read working days, or the person keeps none. */
  workDay: WorkDay | null
}

export interface Availability {
  /** null: the portal does not let us know. */
  available: boolean | null
  because: Reason
}

/** May this person be given work at that moment? Deputies are unknown to the portal's REST 2.0. */
export function availabilityAt({ userId, person, absences, workDay }: AvailabilityFacts, at: Date): Availability {
  const no = (code: string, params: Reason['params'] = {}) => ({ available: false, because: reason(code, params) })
  if (!person) return { available: null, because: reason('person.not-on-list', { userId }) }
  const { name } = person
  if (!person.active) return no('person.dismissed', { name })
  if (person.kind === 'extranet') return no('person.extranet', { name })
  const absence = absences?.find(({ from, to }) => from <= at && at < to)
  if (absence) return no('person.absent', { name, until: absence.to.toISOString() })
  if (workDay === 'CLOSED') return no('person.day-closed', { name })
  if (workDay === 'PAUSED') return no('person.on-a-break', { name })
  if (absences === null && workDay === null)
    return { available: null, because: reason('person.absence-unknown', { name }) }
  return { available: true, because: reason('person.available', { name }) }
}
