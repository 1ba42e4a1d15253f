import { addDays, dateOf } from '../../kernel/local-time.ts'
import { workingDay, type WorkingCalendar } from './working-calendar.ts'

/** How far a deadline moves. */
export interface DeadlineShift {
  /** Days on which somebody works between the two, the later one's included; 0: both are of one. */
  workingDays: number
  direction: 'later' | 'earlier'
}

/** Further than this it is only said that it is far. */
const furthest = 366

/** By how many working days of the calendar a deadline moves; the two instants differ. */
export function deadlineShift(from: Date, to: Date, calendar: WorkingCalendar): DeadlineShift {
  const [first, last] = [from, to].toSorted((a, b) => a.getTime() - b.getTime()).map((at) => dateOf(at, calendar.zone))
  let workingDays = 0
  for (let date = first ?? ''; date < (last ?? '') && workingDays < furthest;) {
    date = addDays(date, 1)
    if (workingDay(calendar, date).intervals.length > 0) workingDays += 1
  }
  return { workingDays, direction: from < to ? 'later' : 'earlier' }
}
