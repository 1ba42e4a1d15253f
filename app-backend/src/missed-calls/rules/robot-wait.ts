const usualSeconds = 20
/** A workflow that waits is told something within ten minutes in any case. */
const mostSeconds = 300
const lookMs = 5_000

/** When a robot looks again for a line that nobody has named yet; null: its time is over. `seconds`: as the robot was set up. */
export function robotWait(seconds: string, calledAt: Date, now: Date): Date | null {
  const asked = seconds.trim() === '' ? usualSeconds : Number(seconds.replace(',', '.'))
  const limit = Number.isFinite(asked) ? Math.min(Math.max(asked, 0), mostSeconds) : usualSeconds
  const end = calledAt.getTime() + limit * 1_000
  return now.getTime() >= end ? null : new Date(Math.min(end, now.getTime() + lookMs))
}
