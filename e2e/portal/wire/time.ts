/** The portal's zone: Moscow, without daylight saving time. */
const ZONE_OFFSET_MS = 3 * 3600 * 1000

/** `2026-11-22T10:00:00+03:00` of an instant: whole seconds, portal zone. Such strings sort in time order. */
export function portalTime(ms: number): string {
  return `${new Date(ms + ZONE_OFFSET_MS).toISOString().slice(0, 19)}+03:00`
}

/** Reads an ISO date, date-time (no zone = portal zone) or the Russian site format `22.11.2026 10:00:00`; undefined when it is none. */
export function parseTime(text: string): number | undefined {
  const site = /^(\d{2})\.(\d{2})\.(\d{4})(?: (\d{2}:\d{2}(?::\d{2})?))?$/.exec(text.trim())
  const iso = site ? `${site[3]}-${site[2]}-${site[1]}T${site[4] ?? '00:00:00'}` : text.trim().replace(' ', 'T')
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?$/.exec(iso)
  if (!parts) return undefined
  const ms = Date.parse(`${parts[1]}T${parts[2] ?? '00:00:00'}${parts[3] ?? '+03:00'}`)
  return Number.isNaN(ms) ? undefined : ms
}
