import { z } from 'zod'
import { HopelessJob } from '../platform/jobs/job.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../platform/long-work/long-task.ts'
import type { Tenant } from '../portal/index.ts'
import type { SheetDeps } from './export-deps.ts'
import { exportRows, type SheetAtWork } from './export-rows.ts'
import { exportWords } from './export-words.ts'
import type { Spreadsheet } from './google/spreadsheet.ts'
import { openBook } from './open-book.ts'
import { prepareSheet } from './prepare-sheet.ts'
import { readFields } from './reading/read-fields.ts'
import { mostPages, readRecordsAfter } from './reading/read-records.ts'
import { isBookFault, isSheetFault, limitEnd } from './sheet-fault.ts'
import { figuresType, passCounts } from './contract.ts'
import type { ExportedSheet } from './store.ts'
import { writeFigures } from './write-figures.ts'

export const passPayload = z.object({ entityTypeIds: z.array(z.int()) })
const noCounts = { added: 0, changed: 0, same: 0, deleted: 0, cells: 0, twice: 0 }
const passCursor = z.object({
  /** Which of the types is at work. */
  at: z.int(),
  after: z.int(),
  /** The portal's clock when the type was begun. */
  since: z.iso.datetime().nullable(),
  counts: passCounts,
})
type Cursor = z.infer<typeof passCursor>
type Step = LongStep<z.infer<typeof passPayload>, Cursor>

const beginning: Cursor = { at: 0, after: 0, since: null, counts: noCounts }

/**
 * Goes over all records of the exported types, 2 000 a step, and writes the cells that differ: the first load and the nightly
 * comparison are the same. Sheets that were added meanwhile follow. Interrupted it goes on from where it stands; what it wrote it
 * finds again.
 */
export const writePass = (deps: SheetDeps): LongWorkKind<z.infer<typeof passPayload>, Cursor> => ({
  payload: passPayload,
  cursor: passCursor,
  begin: beginning,
  async step(at) {
    const entityTypeId =
      at.payload.entityTypeIds[at.cursor.at] ?? (await deps.store.unfilledSheet(at.portalId))?.entityTypeId
    const book = await deps.store.book(at.portalId)
    if (entityTypeId === undefined || !book) return 'done'
    const sheet = await deps.store.sheet(at.portalId, entityTypeId)
    if (!sheet) return at.save({ ...beginning, at: at.cursor.at + 1 }).then(() => 'more' as const)
    try {
      const write = entityTypeId === figuresType ? figuresStep : writeStep
      await write(deps, at, openBook(deps, book), sheet)
      await deps.store.bookFault(at.portalId, null, deps.clock.now())
      return 'more'
    } catch (error) {
      return faulted(deps, at, entityTypeId, error)
    }
  },
})

async function faulted(
  { clock, store, db }: SheetDeps,
  at: Step,
  entityTypeId: number,
  error: unknown,
): Promise<StepEnd> {
  const again = limitEnd(error, clock.now())
  if (again) return { again }
  if (isBookFault(error)) {
    await store.bookFault(at.portalId, error.code, clock.now())
    throw new HopelessJob(error.code, { cause: error })
  }
  if (!isSheetFault(error)) throw error
  await store.changeSheet(db.prisma, at.portalId, entityTypeId, { fault: error.code })
  await at.save({ ...beginning, at: at.cursor.at + 1 }, { failed: 1 })
  return 'more'
}

async function figuresStep(deps: SheetDeps, at: Step, book: Spreadsheet, sheet: ExportedSheet): Promise<void> {
  const tenant = await deps.tenantOf(at.portalId)
  const { added: fresh, changed, deleted, same } = await writeFigures(deps, { tenant, book, sheet })
  await at.save({ ...beginning, at: at.cursor.at + 1 }, { done: fresh + changed + deleted, skipped: same })
}

async function writeStep(deps: SheetDeps, at: Step, book: Spreadsheet, known: ExportedSheet): Promise<void> {
  const { clock, store, db } = deps
  const { entityTypeId } = known
  const tenant = await deps.tenantOf(at.portalId)
  const ready = await readySheet(deps, { tenant, book, known })
  const { after } = at.cursor
  const actor = { kind: 'portal', portalId: at.portalId } as const
  const read = await readRecordsAfter(deps.portal, actor, { entityTypeId, after, since: null, pages: mostPages })
  const last = Number(read.items.at(-1)?.['id'] ?? after)
  const present = new Set(read.items.map((item) => Number(item['id'])))
  const isGone = (id: number) => read.seesAll && id > after && (read.ended || id <= last) && !present.has(id)
  const { counts, cells, twice } = await exportRows(deps, ready, read.items, isGone)
  const sum = added(at.cursor.counts, { ...counts, cells, twice: twice.length })
  const since = at.cursor.since ?? read.at.toISOString()
  const now = clock.now()
  if (read.ended) {
    const done = { fault: null, lastPass: sum, writtenAt: now, comparedAt: now, watermark: new Date(since) }
    await store.changeSheet(db.prisma, at.portalId, entityTypeId, done)
  }
  const next = read.ended ? { ...beginning, at: at.cursor.at + 1 } : { ...at.cursor, after: last, since, counts: sum }
  await at.save(next, { done: counts.added + counts.changed + counts.deleted, skipped: counts.same })
}

async function readySheet(
  deps: SheetDeps,
  { tenant, book, known }: { tenant: Tenant; book: Spreadsheet; known: ExportedSheet },
): Promise<SheetAtWork> {
  const { entityTypeId } = known
  const actor = { kind: 'portal', portalId: tenant.id } as const
  const all = (await readFields(deps.portal, actor, [entityTypeId], tenant.language)).get(entityTypeId) ?? []
  const fields = new Map(all.map((field) => [field.name, field]))
  if (known.writtenAt) return { tenant, book, sheet: known, fields }
  const title = await prepareSheet(book, {
    sheetId: known.sheetId ?? 0,
    title: known.title,
    fields: known.fields.flatMap((name) => fields.get(name) ?? []),
    stateTitle: exportWords[tenant.language].state,
  })
  const made = { title, writtenAt: deps.clock.now() }
  await deps.store.changeSheet(deps.db.prisma, tenant.id, entityTypeId, made)
  return { tenant, book, fields, sheet: { ...known, ...made } }
}

type Counts = z.infer<typeof passCounts>
const added = (one: Counts, other: Counts): Counts => ({
  added: one.added + other.added,
  changed: one.changed + other.changed,
  same: one.same + other.same,
  deleted: one.deleted + other.deleted,
  cells: one.cells + other.cells,
  twice: Math.max(one.twice, other.twice),
})
