const minute = 60_000

export interface CardOfCall {
  entityTypeId: number
  /** Null: the card was not read yet. */
  createdAt: Date | null
}

/** A lead is made by its own call: it appears while the phone rings. An older one was there before, as a known client is. */
export function madeByCall({ entityTypeId, createdAt }: CardOfCall, startedAt: Date): boolean {
  if (entityTypeId !== 1) return false
  return createdAt === null || createdAt.getTime() >= startedAt.getTime() - 2 * minute
}
