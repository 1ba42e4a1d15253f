import type { StepEnd } from '../../platform/long-work/long-task.ts'
import type { ImportRun } from '../import-run.ts'
import { skipKnown } from '../staging/skip-known.ts'
import { askPortal } from './ask-portal.ts'
import type { Pacing } from './pacing.ts'
import { transaction, type WriteDeps } from './write-deps.ts'
import type { WriteStep } from './write-step.ts'

/** Asks the portal what it can do, and lets go of rows that another import brought since they were staged. */
export async function beginWriting(deps: WriteDeps, run: ImportRun, known: Pacing, at: WriteStep): Promise<StepEnd> {
  const asked = await askPortal(deps, run, known)
  await deps.db.prisma.$transaction(async (tx) => {
    const skipped = await skipKnown(tx, run)
    const total = await tx.importRow.count({
      where: { importId: run.id, state: 'NEW', record: { not: null as never } },
    })
    await deps.runs.change(run.portalId, run.id, { pacing: asked, waiting: null }, null, tx)
    await at.save({ begun: true }, { total: total + skipped, skipped }, tx)
  }, transaction)
  return 'more'
}
