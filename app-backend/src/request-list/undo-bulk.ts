import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Viewer } from '../portal/index.ts'
import { isOwnRun } from './run-read-model.ts'
import type { RequestListDeps } from './list-deps.ts'

type Deps = Pick<RequestListDeps, 'db' | 'writes' | 'clock'>

/**
 * Takes a change of the viewer's own back; what somebody changed since stays theirs. Others' changes are taken back in the audit
 * journal. Throws `run.not-found`, `undo.nothing-left`.
 */
export async function undoBulk(deps: Deps, { portalId, userId }: Viewer, runId: string): Promise<string> {
  if (!(await isOwnRun(deps.db.prisma, { portalId, userId, runId }))) throw new AppError('run.not-found')
  return deps.writes.undo({ portalId, runId }, userId, (tx, undo) =>
    recordAudit(tx, {
      portalId,
      at: deps.clock.now(),
      actor: { kind: 'person', id: String(userId) },
      action: 'run.undone',
      causeId: runId,
      after: { undo },
    }),
  )
}
