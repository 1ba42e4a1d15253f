import { readTable } from '../../platform/tables/read-table.ts'
import type { Table } from '../../platform/tables/table.ts'
import type { SourceRow, SourceTable } from './source-table.ts'

/** A CSV or XLSX file whose rows are read as they are asked for; it stays open until it is closed. */
export async function openTable(path: string, sheet: string | undefined): Promise<SourceTable> {
  const opened = Promise.withResolvers<Table>()
  const ended = Promise.withResolvers<void>()
  const work = async (table: Table) => {
    opened.resolve(table)
    await ended.promise
  }
  const reading = readTable(path, work, sheet === undefined ? {} : { sheet })
  reading.catch(opened.reject)
  const { format, charset, delimiter, sheets, columns, rows } = await opened.promise
  return {
    format,
    charset,
    delimiter,
    parts: sheets,
    columns,
    rows: rowsOf(rows),
    async close() {
      ended.resolve()
      await reading
    },
  }
}

async function* rowsOf(rows: Table['rows']): AsyncGenerator<SourceRow> {
  for await (const { number, cells, faults } of rows) yield { number, cells, faults: faults.map(({ code }) => code) }
}
