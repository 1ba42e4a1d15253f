import type { UndoListener } from '../portal/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { addChanges } from './status-store.ts'

/** What is taken back of a change of many stands in the history of each company. */
export const hearUndone =
  ({ clock }: { clock: Clock }): UndoListener =>
  async (tx, { portalId, runId }, undo) => {
    const changes = await tx.companyStatusChange.findMany({ where: { portalId, runId, source: { not: 'undo' } } })
    const at = clock.now()
    await addChanges(
      tx,
      portalId,
      changes.map(({ companyId, fromKey, toKey }) => ({
        companyId,
        fromKey: toKey,
        toKey: fromKey,
        userId: undo.userId,
        at,
        runId: undo.runId,
        ...({
          source: 'undo',
          outcome: 'accepted',
        } as const),
      })),
    )
  }
