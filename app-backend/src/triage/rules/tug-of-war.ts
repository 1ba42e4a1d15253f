/** Somebody set the responsible. */
export interface Handover {
  at: Date
  userId: number | null
}

export interface TugOfWarLimits {
  /** So many turns back within the time are a fight. */
  times: number
  minutes: number
}

/** Two turns back are a person who thinks again; three within ten minutes are a program. */
export const tugOfWarLimits: TugOfWarLimits = { times: 3, minutes: 10 }

/**
 * Since when the responsible is turned back and forth: each turn gives the request back to one who had it before. Null: nobody
 * fights. The oldest handover comes first.
 */
export function tugOfWar(handovers: readonly Handover[], { times, minutes }: TugOfWarLimits): Date | null {
  const turns = handovers.filter(({ userId }, at) => handovers.slice(0, at).some((one) => one.userId === userId))
  for (const [at, last] of turns.entries()) {
    const first = turns[at - times + 1]
    if (first && last.at.getTime() - first.at.getTime() <= minutes * 60_000) return last.at
  }
  return null
}
