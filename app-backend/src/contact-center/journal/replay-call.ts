import type { Jobs } from '../../platform/jobs/create-jobs.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { recordAudit } from '../../audit/index.ts'
import type { CenterDeps } from '../center.ts'
import { centerQueue } from '../queue.ts'
import { isReplayable } from './journal-read-model.ts'

/** Does a failed call again, under its own number: what it had written before is not written twice. Throws `center.not-replayable`. */
export async function replayCall(
  deps: Pick<CenterDeps, 'db' | 'clock'> & { addJob: Jobs['add'] },
  by: { portalId: string; userId: number },
  id: string,
): Promise<void> {
  const { portalId, userId } = by
  await deps.db.prisma.$transaction(async (tx) => {
    const row = await tx.apiCall.findFirst({ where: { portalId, id } })
    if (!row) throw new AppError('center.no-such-call')
    if (!isReplayable(row)) throw new AppError('center.not-replayable')
    const now = deps.clock.now()
    const { count } = await tx.apiCall.updateMany({
      where: { portalId, id, state: 'failed' },
      data: { state: 'queued', at: now, replayedBy: userId, attempts: { increment: 1 } },
    })
    if (count === 0) throw new AppError('center.not-replayable')
    await recordAudit(tx, {
      portalId,
      at: now,
      actor: { kind: 'person', id: String(userId) },
      action: 'center.replayed',
      after: { operation: row.operation },
      causeId: id,
    })
    await deps.addJob({ portalId, queue: centerQueue, key: `cc:${row.marks[0] ?? id}`, payload: { callId: id } }, tx)
  })
}
