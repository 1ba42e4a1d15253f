import type { StoppedRun, WriteTrail } from '../portal/index.ts'
import { recordAudit } from './audit-store.ts'

/** Puts each write of the product to the portal into the trail, in the transaction that marks it done. */
export const writeTrail: WriteTrail = (tx, portalId, written) =>
  recordAudit(
    tx,
    written.map(({ at, rule, userId, action, entityTypeId, entityId, before, after, runId, method, mode }) => ({
      portalId,
      at,
      actor: userId === null ? { kind: 'rule', id: rule } : { kind: 'person', id: String(userId) },
      action: mode === 'undo' ? `portal.undo-${action}` : `portal.${action}`,
      record: { entityTypeId, entityId },
      before,
      after,
      causeId: runId,
      words: [method, rule],
    })),
  )

/** Puts a run that the guard against loops stopped into the trail. */
export const refusalTrail = (
  tx: Parameters<WriteTrail>[0],
  { portalId, runId, rule, refusal, at }: StoppedRun,
): Promise<void> =>
  recordAudit(tx, {
    portalId,
    at,
    actor: { kind: 'rule', id: rule },
    action: 'run.refused',
    after: { code: refusal.code, ...refusal.params },
    causeId: runId,
  })
