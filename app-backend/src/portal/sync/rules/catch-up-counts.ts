/** Records by what happened to them. */
export interface CatchUpCounts {
  added: number
  changed: number
  deleted: number
}

export interface CatchUpHour {
  /** ISO instant of the hour's beginning. */
  hour: string
  count: number
}

/** Whether we hold all that the portal says happened. */
export const isWhole = (missed: CatchUpCounts, held: CatchUpCounts): boolean =>
  held.added >= missed.added && held.changed >= missed.changed

/**
 * What was made up for: never more than was missed. A record that changed again meanwhile left the gap on the portal's side
 * before it did on ours. Deleted records the portal does not count: those that were found are those that were missed.
 */
export function caughtUpOf(missed: Omit<CatchUpCounts, 'deleted'>, held: CatchUpCounts) {
  const all: CatchUpCounts = { ...missed, deleted: held.deleted }
  const caughtUp: CatchUpCounts = {
    added: Math.min(all.added, held.added),
    changed: Math.min(all.changed, held.changed),
    deleted: held.deleted,
  }
  return { missed: all, caughtUp }
}
