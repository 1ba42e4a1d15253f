const second = 1_000
const minute = 60 * second

/** After this the line will not be told any more, and people sort the call out. */
const patienceMs = 30 * minute
/** Since the lead is there: the operator's script is late by seconds, seldom by minutes, and events get lost. */
const looks = [
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  20 * minute,
  25 * minute,
]

/** When to look again at a lead whose line is not known; null: the time is up. No two looks are more than five minutes apart. */
export function nextLook(createdAt: Date, now: Date): Date | null {
  const age = now.getTime() - createdAt.getTime()
  if (age >= patienceMs) return null
  const next = looks.find((one) => one > age) ?? patienceMs
  return new Date(createdAt.getTime() + next)
}
