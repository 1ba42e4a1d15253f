/** Minutes are enough: zones move by quarters of an hour. */
export function zoneOffsetMs(zone: string, ms: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ms)
  const at = (type: string): number => Number(parts.find((one) => one.type === type)?.value)
  const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'))
  return local - Math.floor(ms / 1000) * 1000
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * An instant from a text: with an offset it is exact, without one it is a wall clock of the zone.
 * Bitrix24 docs: api-reference/calendar/calendar-event/calendar-event-add (часовые пояса).
 */
export function instantIn(zone: string, text: string): number | undefined {
  const site = /^(\d{2})\.(\d{2})\.(\d{4})(.*)$/.exec(text.trim())
  const iso = (site ? `${site[3]}-${site[2]}-${site[1]}${site[4]}` : text.trim()).replace(' ', 'T')
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(iso)
  if (!parts) return undefined
  const wall = `${parts[1]}T${parts[2] ?? '00:00:00'}`
  if (parts[3] !== undefined) return valid(Date.parse(`${wall}${parts[3]}`))
  const guess = Date.parse(`${wall}Z`)
  return valid(guess - zoneOffsetMs(zone, guess - zoneOffsetMs(zone, guess)))
}

const valid = (ms: number): number | undefined => (Number.isNaN(ms) ? undefined : ms)

const two = (value: number): string => String(value).padStart(2, '0')

/** `22.11.2026 10:00:00` (or the day alone) on the wall of a zone: the site's own format. */
export function siteTime(zone: string, ms: number, dayOnly = false): string {
  const local = new Date(ms + zoneOffsetMs(zone, ms))
  const day = `${two(local.getUTCDate())}.${two(local.getUTCMonth() + 1)}.${local.getUTCFullYear()}`
  if (dayOnly) return day
  return `${day} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`
}

const WEEK = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Wed Dec 11 2024 17:59:00`: what scripts of the calendar page read. */
export function scriptTime(zone: string, ms: number, dayOnly = false): string {
  const local = new Date(ms + zoneOffsetMs(zone, ms))
  const day = `${WEEK[local.getUTCDay()]} ${MONTHS[local.getUTCMonth()]} ${two(local.getUTCDate())} ${local.getUTCFullYear()}`
  return dayOnly
    ? day
    : `${day} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`
}
