import { AppError } from '../platform/errors/app-error.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportStore } from './import-store.ts'

/** Throws `import.not-found`, also for another portal's. */
export async function findRun(runs: ImportStore, portalId: string, id: string): Promise<ImportRun> {
  const run = await runs.find(portalId, id)
  if (!run) throw new AppError('import.not-found')
  return run
}
