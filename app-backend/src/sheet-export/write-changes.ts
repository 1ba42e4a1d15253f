import type { Tenant } from '../portal/index.ts'
import { figuresType } from './contract.ts'
import type { SheetDeps } from './export-deps.ts'
import { exportRows, type SheetAtWork } from './export-rows.ts'
import { openBook } from './open-book.ts'
import { readFields } from './reading/read-fields.ts'
import { readRecordsAfter, readRecordsById } from './reading/read-records.ts'
import { isSheetFault } from './sheet-fault.ts'
import type { ExportedSheet } from './store.ts'
import { writeFigures } from './write-figures.ts'

/** Named records of one request at most. */
const mostHeard = 1_000
/** Pages of 50 records of one look: few are changed within minutes. */
const changedPages = 4
/** What was changed within the second of the last look may have come after it. */
const overlapMs = 2_000
const hourMs = 3_600_000

/**
 * Writes what was changed since the last look, and records that events named: those that were deleted, and those whose links were
 * changed, which leaves no trace in their own time. True: more waits. Throws AppError `sheets.*` of the whole spreadsheet, `portal.*`.
 */
export async function writeChanges(deps: SheetDeps, tenant: Tenant): Promise<boolean> {
  const book = await deps.store.book(tenant.id)
  if (!book || book.fault) return false
  const standing = (await deps.store.sheets(tenant.id)).filter(({ fault }) => !fault)
  const opened = openBook(deps, book)
  const figures = standing.find((sheet) => areDue(sheet, deps.clock.now()))
  if (figures) await ofSheet(deps, figures, () => writeFigures(deps, { tenant, book: opened, sheet: figures }))
  const sheets = standing.filter(({ watermark }) => watermark)
  if (sheets.length === 0) return false
  const fields = fieldsOnce(deps, tenant, sheets)
  let more = false
  for (const sheet of sheets) {
    const at = { tenant, book: opened, sheet, fields }
    await ofSheet(deps, sheet, async () => {
      const heard = await writeHeard(deps, at)
      await writeChanged(deps, at)
      more ||= heard
    })
  }
  return more
}

/** What is wrong with one sheet does not hold the others. */
async function ofSheet({ store, db }: SheetDeps, sheet: ExportedSheet, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!isSheetFault(error)) throw error
    await store.changeSheet(db.prisma, sheet.portalId, sheet.entityTypeId, { fault: error.code })
  }
}

/** The figures of the dashboard are counted by the hour. */
const areDue = ({ entityTypeId, comparedAt }: ExportedSheet, now: Date): boolean =>
  entityTypeId === figuresType && comparedAt !== null && now.getTime() - comparedAt.getTime() >= hourMs

type FieldsOf = (entityTypeId: number) => Promise<SheetAtWork['fields']>
type Looking = Omit<SheetAtWork, 'fields'> & { fields: FieldsOf }

/** Fields are read when something is to be written, for all sheets together. */
function fieldsOnce(deps: SheetDeps, tenant: Tenant, sheets: readonly ExportedSheet[]): FieldsOf {
  const types = sheets.map(({ entityTypeId }) => entityTypeId)
  const actor = { kind: 'portal', portalId: tenant.id } as const
  let reading: ReturnType<typeof readFields> | null = null
  return async (entityTypeId) => {
    reading ??= readFields(deps.portal, actor, types, tenant.language)
    return new Map(((await reading).get(entityTypeId) ?? []).map((field) => [field.name, field]))
  }
}

async function writeHeard(deps: SheetDeps, { fields, ...at }: Looking): Promise<boolean> {
  const { tenant, sheet } = at
  const heard = await deps.store.heard(tenant.id, sheet.entityTypeId, mostHeard)
  if (heard.length === 0) return false
  const ids = heard.map(({ entityId }) => entityId)
  const actor = { kind: 'portal', portalId: tenant.id } as const
  const read = await readRecordsById(deps.portal, actor, sheet.entityTypeId, ids)
  const present = new Set(read.items.map((item) => Number(item['id'])))
  const gone = new Set(read.seesAll ? ids.filter((id) => !present.has(id)) : [])
  await exportRows(deps, { ...at, fields: await fields(sheet.entityTypeId) }, read.items, (id) => gone.has(id))
  await deps.store.forget(tenant.id, heard)
  await touched(deps, sheet, {})
  return heard.length === mostHeard
}

async function writeChanged(deps: SheetDeps, { fields, ...at }: Looking): Promise<void> {
  const { tenant, sheet } = at
  const { entityTypeId, watermark } = sheet
  const since = new Date((watermark?.getTime() ?? 0) - overlapMs)
  const actor = { kind: 'portal', portalId: tenant.id } as const
  let [after, begun] = [0, null as Date | null]
  for (;;) {
    const read = await readRecordsAfter(deps.portal, actor, { entityTypeId, after, since, pages: changedPages })
    begun ??= read.at
    if (read.items.length > 0)
      await exportRows(deps, { ...at, fields: await fields(entityTypeId) }, read.items, () => false)
    if (read.ended) break
    after = Number(read.items.at(-1)?.['id'])
  }
  await touched(deps, sheet, { watermark: begun })
}

const touched = ({ store, db, clock }: SheetDeps, sheet: ExportedSheet, change: { watermark?: Date }) =>
  store.changeSheet(db.prisma, sheet.portalId, sheet.entityTypeId, { writtenAt: clock.now(), ...change })
