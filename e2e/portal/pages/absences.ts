import type { PortalState } from '../store/state.ts'

/** Until when the person is away now (ms), or null: absences are whole-day or timed events of the personal calendar. */
export function absentUntil(state: PortalState, userId: number): number | null {
  const now = state.clock.now()
  let until: number | null = null
  for (const event of state.calendarEvents.values()) {
    if (event.type !== 'user' || event.ownerId !== userId || event.deleted || event.accessibility !== 'absent') continue
    const end = event.allDay ? event.toMs + DAY_MS - MOSCOW_MS : event.toMs
    const start = event.allDay ? event.fromMs - MOSCOW_MS : event.fromMs
    if (start <= now && now < end) until = Math.max(until ?? 0, end)
  }
  return until
}

const DAY_MS = 86_400_000
/** Whole days run from midnight to midnight of the portal's zone. */
const MOSCOW_MS = 3 * 3_600_000
