import { safeCell } from '../rules/safe-cell.ts'
import { wallClock } from '../rules/wall-clock.ts'
import type { Cell, NewTable } from '../write-table.ts'

/** Characters gathered before they are handed on. */
const pieceChars = 65_536

/** UTF-8 with a mark, so that Excel knows the letters; CRLF; quotes where they are needed (RFC 4180). */
export async function* writeCsv({ columns, rows, zone, yesNo, delimiter = ';' }: NewTable): AsyncGenerator<Uint8Array> {
  const quotable = new RegExp(`[${delimiter}"\r\n]|^\\s|\\s$`)
  const cellOf = (cell: Cell) => {
    const text = textOf(cell, zone, yesNo)
    return quotable.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const line = (cells: readonly Cell[]) => `${cells.map(cellOf).join(delimiter)}\r\n`
  let piece = `\uFEFF${line(columns)}`
  for await (const row of rows) {
    piece += line(row)
    if (piece.length < pieceChars) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(piece)
}

function textOf(cell: Cell, zone: string, [yes, no]: readonly [string, string]): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return safeCell(cell)
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  if (typeof cell === 'boolean') return cell ? yes : no
  return wallClock(cell, zone).toISOString().slice(0, 19).replace('T', ' ')
}
