import { nextRun } from '../../platform/jobs/repeat.ts'
import { minuteOfDay } from '../../platform/time/format-time.ts'
import type { Preferences } from '../preferences.ts'

const dailyAt = '0 9 * * *'
const hourlyAt = '0 * * * *'

const minutes = (clockTime: string) => {
  const [hours = 0, rest = 0] = clockTime.split(':').map(Number)
  return hours * 60 + rest
}

/** Is it night for the person? A span over midnight (22:00-08:00) is meant as people mean it; an empty one is none. */
export function isQuiet(at: Date, quiet: Preferences['quiet'], zone: string): boolean {
  if (!quiet) return false
  const [from, to, now] = [minutes(quiet.from), minutes(quiet.to), minuteOfDay(at, zone)]
  if (from === to) return false
  return from < to ? from <= now && now < to : now >= from || now < to
}

/**
 * When a notice that arises at `now` goes out: at once, with the next full hour, or at 9:00 on the person's clock; in hours of
 * silence at their end. Urgent ones go at once.
 */
export function sendTime(
  now: Date,
  { digest, quiet }: Pick<Preferences, 'digest' | 'quiet'>,
  zone: string,
  urgent: boolean,
): Date {
  if (urgent) return now
  const due = digest === 'now' ? now : nextRun({ cron: digest === 'daily' ? dailyAt : hourlyAt, zone }, now)
  if (!quiet || !isQuiet(due, quiet, zone)) return due
  const end = minutes(quiet.to)
  return nextRun({ cron: `${end % 60} ${Math.floor(end / 60)} * * *`, zone }, due)
}
