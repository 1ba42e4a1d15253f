import { AppError } from '../platform/errors/app-error.ts'
import type { ImportSettings, ImportState } from './contract.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportStore } from './import-store.ts'

/** States in which the mapping may change: nothing is on its way. */
const editable: readonly ImportState[] = ['mapping', 'loaded', 'checked', 'written']

/**
 * Changes what goes where, by which key rows are known, and when the portal is written to. Another key empties the promise of staging:
 * the file is loaded again. Throws `import.not-now`, `import.no-column`.
 */
export async function changeSettings(
  runs: ImportStore,
  run: ImportRun,
  standing: ImportState,
  { originKey, mapping, options }: ImportSettings,
): Promise<void> {
  const there = (column: number) => column < run.columns.length
  if (originKey?.kind === 'column' && !there(originKey.column)) throw new AppError('import.no-column')
  if (mapping && !mapping.columns.every(({ column }) => there(column))) throw new AppError('import.no-column')
  // Hours may change while the portal is written to; what goes where may not.
  const onlyHours = !originKey && !mapping
  if (!onlyHours && !editable.includes(standing)) throw new AppError('import.not-now')
  const otherKey = originKey !== undefined && JSON.stringify(originKey) !== JSON.stringify(run.originKey)
  if (otherKey && standing === 'written') throw new AppError('import.not-now')
  const state: ImportState = otherKey ? 'mapping' : mapping && standing === 'checked' ? 'loaded' : standing
  const change = { ...(originKey && { originKey }), ...(mapping && { mapping }), ...(options && { options }) }
  await runs.change(run.portalId, run.id, onlyHours ? change : { ...change, state })
}
