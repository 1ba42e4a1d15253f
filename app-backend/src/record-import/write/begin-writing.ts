import type { StepEnd } from '../../platform/long-work/long-task.ts'
import type { ImportRun } from '../import-run.ts'
import { countPlanned } from '../staging/read-planned.ts'
import { askPortal } from './ask-portal.ts'
import type { Pacing } from './pacing.ts'
import { transaction, type WriteDeps } from './write-deps.ts'
import type { WriteStep } from './write-step.ts'

/** Asks the portal what it can do, and counts what there is to do. */
export async function beginWriting(deps: WriteDeps, run: ImportRun, known: Pacing, at: WriteStep): Promise<StepEnd> {
  const asked = await askPortal(deps, run, known)
  const { rows } = await countPlanned(deps.db.prisma, run.id, null)
  await deps.db.prisma.$transaction(async (tx) => {
    await deps.runs.change(run.portalId, run.id, { pacing: asked, waiting: null }, null, tx)
    await at.save({ begun: true }, { total: rows }, tx)
  }, transaction)
  return 'more'
}
