import type { Prisma } from '@poryadok/prisma'
import type { Database } from '../../platform/db/database.ts'
import { hashed } from '../hash-row.ts'
import type { ImportRun } from '../import-run.ts'
import { nameRows } from '../rules/name-rows.ts'
import { stageRows } from '../staging/stage-store.ts'

type Tx = Prisma.TransactionClient

/** A row of the file with other cells. */
export interface MendedRow {
  number: number
  cells: string[]
}

const transaction = { timeout: 60_000, maxWait: 60_000 }

/**
 * Puts mended rows in the place of failed ones, as if the file had them so: their names are found anew, and a key that the run has
 * already fails as it would have. Rows that did not fail stay as they are. Gives the numbers of the rows that were taken.
 */
export function mendRows(
  { prisma }: Pick<Database, 'prisma'>,
  run: ImportRun,
  rows: readonly MendedRow[],
): Promise<Set<number>> {
  return prisma.$transaction(async (tx) => {
    const taken = await takeOut(tx, run.id, rows)
    const mended = rows.filter(({ number }) => taken.has(number)).map((row) => hashed({ ...row, faults: [] }))
    await stageRows(tx, run, nameRows(run, mended, new Map()))
    return taken
  }, transaction)
}

async function takeOut(tx: Tx, importId: string, rows: readonly MendedRow[]): Promise<Set<number>> {
  const numbers = rows.map(({ number }) => number)
  const gone = await tx.$queryRaw<{ number: number }[]>`
    DELETE FROM import_row
    WHERE import_id = ${importId}::uuid AND state = 'FAILED' AND number = ANY(${numbers}::int[]) RETURNING number`
  return new Set(gone.map(({ number }) => number))
}
