import { alarmJob } from './alarm-job.ts'
import type { Decided, Subject } from './decide.ts'
import { keepDecision } from './keep-decision.ts'
import type { TriageState } from './rules/triage-state.ts'
import type { KnownRequest } from './state-store.ts'
import { lockRecord, type RequestPlace } from './store.ts'
import type { TriageDeps } from './triage-deps.ts'
import { keepAndTell } from './waiting-live.ts'

export interface KeptStep {
  state: TriageState
  decisions: readonly Decided[]
  turn?: { groupId: number; userId: number }
}

/** Keeps what was decided on a request that is known, with its writes; not where somebody was quicker. */
export async function keepStep(
  deps: TriageDeps,
  place: RequestPlace,
  { subject, known }: { subject: Subject; known: KnownRequest | null },
  { state, decisions, turn }: KeptStep,
): Promise<void> {
  await deps.db.prisma.$transaction(async (tx) => {
    await lockRecord(tx, place)
    // What was heard meanwhile is taken up next: nothing of it counts as seen.
    if (!(await keepAndTell(deps, tx, place, { known: known && { ...known, heard: [] }, state }))) return
    for (const one of decisions) await keepDecision(deps, tx, subject, one)
    if (turn) await deps.takeTurn(tx, place.portalId, turn.groupId, turn.userId)
    if (state.dueAt) await deps.addJob(alarmJob(place, deps.clock.now()), tx)
  })
}
