/** A day and a time of the person's own clock as an ISO instant; null without a day. */
export function deadlineOf(day: string | null, time: string | null): string | null {
  if (day === null) return null
  const at = new Date(`${day}T${time ?? '18:00'}:00`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
