import type { PrismaClient } from '@poryadok/prisma'
import type { RowCounts, RowState } from '../contract.ts'

const names: Record<RowState, keyof RowCounts> = {
  NEW: 'new',
  IN_FLIGHT: 'inFlight',
  SUCCESS: 'success',
  FAILED: 'failed',
  SKIPPED: 'skipped',
  UNDONE: 'undone',
}

/** Rows by state, in one look: they add up. */
export async function countRows(prisma: PrismaClient, importId: string): Promise<RowCounts> {
  const rows = await prisma.$queryRaw<{ state: RowState; count: number }[]>`
    SELECT state, count(*)::int AS count FROM import_row WHERE import_id = ${importId}::uuid GROUP BY state`
  const counts: RowCounts = { total: 0, new: 0, inFlight: 0, success: 0, failed: 0, skipped: 0, undone: 0 }
  for (const { state, count } of rows) {
    counts[names[state]] += count
    counts.total += count
  }
  return counts
}
