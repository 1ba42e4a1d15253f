import { tzOffset } from '@date-fns/tz'

/** A day of the calendar without a zone: «2026-11-22». */
export type LocalDate = string

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** The zone's own clock at the instant, as if it were UTC. */
const wallClock = (at: Date, zone: string): Date => new Date(at.getTime() + tzOffset(zone, at) * minuteMs)

/** The day that the zone's calendar shows at the instant. */
export const dateOf = (at: Date, zone: string): LocalDate => wallClock(at, zone).toISOString().slice(0, 10)

/**
 * The instant at which the zone's clock shows the minute of the day (0 to 1440, which is the midnight that ends it). A time that
 * the clock shows twice is the earlier one; one that it leaves out is the moment at which the clock jumps.
 */
export function instantAt(date: LocalDate, minute: number, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minute * minuteMs
  const offsets = [wall - dayMs, wall + dayMs].map((ms) => tzOffset(zone, new Date(ms)) * minuteMs)
  const fitting = offsets
    .map((offset) => wall - offset)
    .filter((ms) => wallClock(new Date(ms), zone).getTime() === wall)
  if (fitting.length > 0) return new Date(Math.min(...fitting))
  return jumpBetween(Math.min(...offsets.map((offset) => wall - offset)), zone)
}

/** The moment within the next hours at which the zone's clock jumps forward. */
function jumpBetween(from: number, zone: string): Date {
  const before = tzOffset(zone, new Date(from))
  let at = Math.floor(from / minuteMs) * minuteMs
  while (tzOffset(zone, new Date(at)) === before) at += minuteMs
  return new Date(at)
}

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))
