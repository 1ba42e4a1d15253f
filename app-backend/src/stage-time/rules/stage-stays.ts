/** A row of the portal's stage history. Bitrix24 docs: api-reference/crm/crm-stage-history-list */
export interface StageChange {
  /** Number of the row: grows with time. */
  id: number
  /** Stage that the record came to. */
  stageId: string
  at: Date
  /** It was read much later than it happened. */
  restored?: boolean
}

/** Time spent in a stage, from one change to the next. */
export interface StageStay {
  stageId: string
  from: Date
  /** Null: the record is there now. */
  to: Date | null
  /** Its beginning or its end was read much later than it happened. */
  restored: boolean
}

/** What is told of one stage of one record; a stage that it never was in has none. */
export interface StageTime {
  stageId: string
  entries: number
  firstEnteredAt: Date
  lastEnteredAt: Date
  /** Null: the record is there now. */
  lastLeftAt: Date | null
  /** Milliseconds of the last stay and of all; an open stay counts until `now`. */
  lastMs: number
  totalMs: number
  lastWorkingMs: number
  totalWorkingMs: number
}

/**
 * The stays that a history tells, in order. Rows may come twice and in any order: the row's number decides, since two changes
 * may happen within a second. A change to the stage where the record is already goes on with the same stay.
 */
export function stageStays(history: readonly StageChange[]): StageStay[] {
  const rows = [...new Map(history.map((row) => [row.id, row])).values()].toSorted((a, b) => a.id - b.id)
  const stays: StageStay[] = []
  for (const { stageId, at, restored = false } of rows) {
    const current = stays.at(-1)
    if (current?.stageId === stageId) continue
    if (current) {
      current.to = at
      current.restored ||= restored
    }
    stays.push({ stageId, from: at, to: null, restored })
  }
  return stays
}

/** The stays summed up by stage, in the order of the first entries; `workingMs` counts the time of a calendar between two instants. */
export function stageTimes(
  stays: readonly StageStay[],
  now: Date,
  workingMs: (from: Date, to: Date) => number,
): StageTime[] {
  const lengthOf = ({ from, to }: StageStay) => Math.max(0, (to ?? now).getTime() - from.getTime())
  const workingOf = ({ from, to }: StageStay) => workingMs(from, to ?? now)
  return [...Map.groupBy(stays, ({ stageId }) => stageId)].flatMap(([stageId, own]) => {
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) return []
    return {
      stageId,
      entries: own.length,
      firstEnteredAt: first.from,
      lastEnteredAt: last.from,
      lastLeftAt: last.to,
      lastMs: lengthOf(last),
      totalMs: own.reduce((sum, stay) => sum + lengthOf(stay), 0),
      lastWorkingMs: workingOf(last),
      totalWorkingMs: own.reduce((sum, stay) => sum + workingOf(stay), 0),
    }
  })
}
