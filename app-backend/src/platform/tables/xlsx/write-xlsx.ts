import { AppError } from '../../errors/app-error.ts'
import { serialOf } from '../rules/number-format.ts'
import { wallClock } from '../rules/wall-clock.ts'
import type { Cell, NewTable } from '../write-table.ts'
import { xmlText } from './xml-text.ts'
import { writeZip, type ZipPart } from './write-zip.ts'

/** What a sheet and a cell of Excel hold. */
const mostRows = 1_048_576
const mostCellChars = 32_767
const pieceChars = 65_536
/** Indexes of cellXfs below. */
const [headerStyle, textStyle, momentStyle] = [1, 2, 3]

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`
const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`
const relations = (...each: string[]) =>
  `${head}<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`
/** Format 49 is text: a code typed over later keeps its zeros. */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** Sheet names hold no `[]:*?/\\` and at most 31 characters. */
const sheetName = (name: string) =>
  name
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .replaceAll(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim() || '1'

/** One sheet with a fixed, bold header. Texts are texts, whatever they begin with: no cell of it is a formula. */
export async function* writeXlsx(table: NewTable): AsyncGenerator<Uint8Array> {
  const workbook = `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xmlText(sheetName(table.sheet ?? ''))}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  const part = (name: string, text: string): ZipPart => ({ name, content: [Buffer.from(text)] })
  yield* writeZip([
    part('[Content_Types].xml', contentTypes),
    part('_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook.xml'))),
    part('xl/workbook.xml', workbook),
    part(
      'xl/_rels/workbook.xml.rels',
      relations(relation(1, 'worksheet', 'worksheets/sheet1.xml'), relation(2, 'styles', 'styles.xml')),
    ),
    part('xl/styles.xml', styles),
    { name: 'xl/worksheets/sheet1.xml', content: sheet(table) },
  ])
}

async function* sheet({ columns, rows, zone, yesNo }: NewTable): AsyncGenerator<Uint8Array> {
  let number = 1
  let piece =
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>` +
    `<row r="1">${columns.map((text, at) => textCell(`${letters(at)}1`, text, headerStyle)).join('')}</row>`
  for await (const row of rows) {
    number += 1
    if (number > mostRows) throw new AppError('table.too-many-rows', { params: { rows: mostRows - 1 } })
    piece += `<row r="${number}">${row.map((cell, at) => cellXml(letters(at) + number, cell, zone, yesNo)).join('')}</row>`
    if (piece.length < pieceChars) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(`${piece}</sheetData></worksheet>`)
}

/** Letters of a column, 0-based: 27 -> AB. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

const textCell = (place: string, text: string, style: number) =>
  `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(text.slice(0, mostCellChars))}</t></is></c>`

function cellXml(place: string, cell: Cell, zone: string, [yes, no]: readonly [string, string]): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'string') return textCell(place, cell, textStyle)
  if (typeof cell === 'boolean') return textCell(place, cell ? yes : no, textStyle)
  if (typeof cell === 'number') return numberXml(place, cell)
  return `<c r="${place}" s="${momentStyle}"><v>${serialOf(wallClock(cell, zone))}</v></c>`
}

/** Past fifteen digits a number of Excel is another number: it is written as a text. */
function numberXml(place: string, value: number): string {
  if (!Number.isFinite(value)) return ''
  return Math.abs(value) < 1e15 ? `<c r="${place}"><v>${value}</v></c>` : textCell(place, String(value), textStyle)
}
