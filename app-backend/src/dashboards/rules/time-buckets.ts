import { addDays, type LocalDate } from '../../kernel/local-time.ts'

/** A stretch of a chart: its first day, and the day after its last. */
export interface TimeBucket {
  from: LocalDate
  until: LocalDate
}

/** So many points a chart can hold and still name them. */
const mostPoints = 14
const lengths = [1, 7, 14, 28]
const dayMs = 86_400_000

/** A period in stretches of a day, a week or more, so that a chart has at most fourteen of them; the last may be shorter. Both ends belong to the period. */
export function timeBuckets(from: LocalDate, to: LocalDate): TimeBucket[] {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1
  const length = lengths.find((one) => days <= one * mostPoints) ?? Math.ceil(days / mostPoints)
  const end = addDays(to, 1)
  return Array.from({ length: Math.ceil(days / length) }, (_, at) => {
    const until = addDays(from, (at + 1) * length)
    return { from: addDays(from, at * length), until: until < end ? until : end }
  })
}
