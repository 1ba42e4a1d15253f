const dayMs = 86_400_000
const oldest = Date.UTC(1990, 0, 1)

/** When was the letter written? Its Date header where it can be true; letters from the future and from 1970 count as just received. */
export function sentAt(dateHeader: Date | null, receivedAt: Date): Date {
  const time = dateHeader?.getTime() ?? Number.NaN
  return time >= oldest && time <= receivedAt.getTime() + dayMs ? new Date(time) : receivedAt
}
