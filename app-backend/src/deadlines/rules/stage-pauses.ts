import type { Pause } from './working-spans.ts'

/** A stage and the moment at which the request came to it. */
export interface StageEntry {
  stageId: string
  at: Date
}

/** The stays in stages that stop the clock; the last one lasts. Two such stages in a row are one pause. */
export function stagePauses(entries: readonly StageEntry[], stopping: readonly string[]): Pause[] {
  const pauses: Pause[] = []
  for (const { stageId, at } of entries) {
    const open = pauses.at(-1)
    if (stopping.includes(stageId)) {
      if (!open || open.to !== null) pauses.push({ from: at, to: null })
    } else if (open && open.to === null) pauses[pauses.length - 1] = { from: open.from, to: at }
  }
  return pauses
}
