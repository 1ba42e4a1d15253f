import { tzOffset } from '@date-fns/tz'

/** Days 1 (Monday) to 7 and minutes of the day, by the clock of the zone; the end is not part of it. */
export interface Hours {
  zone: string
  days: readonly number[]
  from: number
  to: number
}

const minuteMs = 60_000

/** Whether the zone's clock stands within the hours. */
export function isWithinHours({ zone, days, from, to }: Hours, now: Date): boolean {
  const wall = new Date(now.getTime() + tzOffset(zone, now) * minuteMs)
  const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes()
  return days.includes(wall.getUTCDay() || 7) && minute >= from && minute < to
}
