import type { Lang } from '../platform/errors/error-sentence.ts'
import type { Tenant } from '../portal/index.ts'
import type { Figure, SheetDeps } from './export-deps.ts'
import { exportWords } from './export-words.ts'
import type { Spreadsheet } from './google/spreadsheet.ts'
import { prepareSheet } from './prepare-sheet.ts'
import type { ExportField } from './rules/export-field.ts'
import { keyField } from './rules/own-columns.ts'
import type { ExportedRow } from './rules/plan-cells.ts'
import { sheetCell } from './sheet-cell.ts'
import type { ExportedSheet } from './store.ts'
import { withOwnColumns, writeRows } from './write-rows.ts'

const kinds = { section: 'text', name: 'text', from: 'day', to: 'day', value: 'number' } as const
type Column = keyof typeof kinds
const columns = Object.keys(kinds) as Column[]
export const figureFields: readonly string[] = columns

const fieldsIn = (language: Lang): ExportField[] => [
  { name: keyField, title: 'ID', kind: 'number' },
  ...columns.map((name) => ({ name, title: exportWords[language].figureColumns[name], kind: kinds[name] })),
]

/**
 * Writes the figures of the dashboard into their sheet, those cells that differ: a figure is found by its number wherever people
 * have sorted it, and one that is not there now is marked. Throws AppError `sheets.*`, `portal.*`.
 */
export async function writeFigures(
  deps: SheetDeps,
  { tenant, book, sheet }: { tenant: Tenant; book: Spreadsheet; sheet: ExportedSheet },
) {
  const { id: portalId, language } = tenant
  const words = exportWords[language]
  const sheetId = sheet.sheetId ?? 0
  const figures = await deps.figures(tenant, sheet.days ?? 30)
  const title = sheet.writtenAt
    ? sheet.title
    : await prepareSheet(book, { sheetId, title: sheet.title, fields: fieldsIn(language), stateTitle: words.state })
  const present = new Set(figures.map(({ id }) => id))
  const written = await writeRows(book, {
    sheetId,
    fields: withOwnColumns(columns),
    records: figures.map((one) => rowOf(one, tenant)),
    isGone: (id) => !present.has(id),
    deletedWord: words.notNow,
  })
  const now = deps.clock.now()
  const { counts, cells, twice } = written
  const lastPass = { ...counts, cells, twice: twice.length }
  const done = { title, fault: null, lastPass, writtenAt: now, comparedAt: now }
  await deps.store.changeSheet(deps.db.prisma, portalId, sheet.entityTypeId, done)
  return lastPass
}

const rowOf = (figure: Figure, { zone, language }: Tenant): ExportedRow => ({
  id: figure.id,
  values: Object.fromEntries(
    columns.map((name) => [name, sheetCell(figure[name], kinds[name], { zone, yesNo: exportWords[language].yesNo })]),
  ),
})
