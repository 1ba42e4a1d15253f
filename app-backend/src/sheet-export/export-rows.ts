import type { Actor, Tenant } from '../portal/index.ts'
import type { SheetDeps } from './export-deps.ts'
import { exportWords } from './export-words.ts'
import type { Spreadsheet } from './google/spreadsheet.ts'
import { readNames } from './reading/read-names.ts'
import type { ExportField } from './rules/export-field.ts'
import type { ExportedRow } from './rules/plan-cells.ts'
import { recordCell } from './rules/record-cell.ts'
import { sheetCell } from './sheet-cell.ts'
import type { ExportedSheet } from './store.ts'
import { withOwnColumns, writeRows, type WrittenRows } from './write-rows.ts'

export interface SheetAtWork {
  tenant: Tenant
  book: Spreadsheet
  sheet: ExportedSheet
  /** All fields of the type by name. */
  fields: ReadonlyMap<string, ExportField>
}

/** Writes records as the portal shows them into their sheet. Throws AppError `sheets.*`, `portal.*`. */
export async function exportRows(
  deps: SheetDeps,
  { tenant, book, sheet, fields }: SheetAtWork,
  items: readonly Record<string, unknown>[],
  isGone: (id: number) => boolean,
): Promise<WrittenRows> {
  const columns = sheet.fields.flatMap((name) => fields.get(name) ?? [])
  const records = await rowsOf(deps, tenant, items, columns)
  const written = await writeRows(book, {
    sheetId: sheet.sheetId ?? 0,
    fields: withOwnColumns(sheet.fields),
    records,
    isGone,
    deletedWord: exportWords[tenant.language].deleted,
  })
  await deps.store.hear(deps.db.prisma, tenant.id, sheet.entityTypeId, written.strays)
  return written
}

async function rowsOf(
  deps: SheetDeps,
  { id: portalId, zone, language }: Tenant,
  items: readonly Record<string, unknown>[],
  columns: readonly ExportField[],
): Promise<ExportedRow[]> {
  const actor: Actor = { kind: 'portal', portalId }
  const [records, people] = await Promise.all([readNames(deps.portal, actor, items, columns), deps.namesOf(portalId)])
  const { yesNo } = exportWords[language]
  return items.map((item) => ({
    id: Number(item['id']),
    values: Object.fromEntries(
      columns.map((field) => [
        field.name,
        sheetCell(recordCell(item, field, { people, records }), field.kind, { zone, yesNo }),
      ]),
    ),
  }))
}
