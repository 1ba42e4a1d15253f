import { Prisma, type PrismaClient } from '@poryadok/prisma'
import type { z } from 'zod'
import type { Reason } from '../../kernel/reason.ts'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { RowState } from '../contract.ts'
import type { failedRowsQuery, StagedRowView } from './contract.ts'
import type { UnreadRow } from '../row-reader.ts'
import { causeIn } from './cause-words.ts'

const pageRows = 50

interface Row {
  id: bigint
  number: number
  origin_id: string
  state: RowState
  cells: string[]
  because: Reason[]
  item_id: number | null
}

const viewOf = (row: Row, lang: Lang): StagedRowView => ({
  id: String(row.id),
  number: row.number,
  originId: row.origin_id,
  state: row.state === 'IN_FLIGHT' ? 'NEW' : row.state,
  cells: row.cells,
  because: row.because.map((one) => causeIn(lang, one)),
  itemId: row.item_id,
})

const columns = Prisma.sql`id, number, origin_id, state, cells, because, item_id`

/** Failed rows of one cause, in the order of the file. */
export async function readFailedRows(
  prisma: PrismaClient,
  importId: string,
  { code, column, after }: z.infer<typeof failedRowsQuery>,
  lang: Lang,
): Promise<{ rows: StagedRowView[]; more: boolean }> {
  const only = column === undefined ? Prisma.empty : Prisma.sql`AND because -> 0 -> 'params' ->> 'column' = ${column}`
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT ${columns} FROM import_row
    WHERE import_id = ${importId}::uuid AND state = 'FAILED' AND number > ${after} AND because -> 0 ->> 'code' = ${code} ${only}
    ORDER BY number LIMIT ${pageRows + 1}`
  return { rows: rows.slice(0, pageRows).map((row) => viewOf(row, lang)), more: rows.length > pageRows }
}

/** One row of the file as it stands; null when staging has none. */
export async function rowOf(prisma: PrismaClient, importId: string, number: number, lang: Lang) {
  const [row] = await prisma.$queryRaw<Row[]>`
    SELECT ${columns} FROM import_row WHERE import_id = ${importId}::uuid AND number = ${number}`
  return row ? viewOf(row, lang) : null
}

/** All failed rows, a page at a time, in the order of the file. */
export async function* everyFailedRow(
  prisma: PrismaClient,
  importId: string,
): AsyncGenerator<Pick<Row, 'number' | 'cells' | 'because'>> {
  for (let after = 0; ;) {
    const rows = await prisma.$queryRaw<Row[]>`
      SELECT ${columns} FROM import_row
      WHERE import_id = ${importId}::uuid AND state = 'FAILED' AND number > ${after} ORDER BY number LIMIT 500`
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.number
  }
}

/** The row when it waits to be read by the mapping. */
export async function waitingRow(
  prisma: PrismaClient,
  importId: string,
  number: number,
): Promise<UnreadRow | undefined> {
  const [row] = await prisma.$queryRaw<UnreadRow[]>`
    SELECT id, number, cells FROM import_row
    WHERE import_id = ${importId}::uuid AND number = ${number} AND state = 'NEW'`
  return row
}
