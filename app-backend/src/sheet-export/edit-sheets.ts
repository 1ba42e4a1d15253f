import { randomInt } from 'node:crypto'
import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, type Viewer } from '../portal/index.ts'
import { figuresType, type ConnectBody } from './contract.ts'
import type { SheetDeps } from './export-deps.ts'
import { exportWords } from './export-words.ts'
import { googleKey, spreadsheetIdIn, type GoogleKey } from './google/google-key.ts'
import { connectedBook, openBook } from './open-book.ts'
import { addColumns } from './prepare-sheet.ts'
import { readFields } from './reading/read-fields.ts'
import { fillSheets, startPass } from './start-pass.ts'
import { keyPurpose, type ExportedSheet } from './store.ts'
import { typeTitle } from './type-title.ts'
import { figureFields } from './write-figures.ts'

const lineOf = ({ clock }: Pick<SheetDeps, 'clock'>, { portalId, userId }: Viewer) => ({
  portalId,
  at: clock.now(),
  actor: { kind: 'person', id: String(userId) } as const,
})

/**
 * Connects a spreadsheet, after a look at it in the name of the account. Another spreadsheet than before begins with new sheets;
 * a new key alone changes nothing else. Throws AppError `sheets.*`.
 */
export async function connectBook(deps: SheetDeps, viewer: Viewer, { link, key: text }: ConnectBody): Promise<void> {
  const { db, store, sealing } = deps
  const { portalId } = viewer
  const spreadsheetId = spreadsheetIdIn(link)
  if (!spreadsheetId) throw new AppError('sheets.not-a-link')
  const before = await store.book(portalId)
  const key = text.trim() === '' && before ? keptKey(deps, before) : googleKey(text)
  if (!key) throw new AppError('sheets.not-a-key')
  const { title } = await deps.open(key, spreadsheetId).look()
  const line = lineOf(deps, viewer)
  await db.prisma.$transaction(async (tx) => {
    if (before && before.spreadsheetId !== spreadsheetId) {
      for (const { entityTypeId } of await store.sheets(portalId))
        await store.changeSheet(tx, portalId, entityTypeId, anew())
    }
    await store.connect(tx, {
      portalId,
      spreadsheetId,
      title,
      email: key.email,
      key: sealing.seal(key.privateKey, keyPurpose),
      fault: null,
      connectedBy: viewer.userId,
      createdAt: line.at,
      updatedAt: line.at,
    })
    await recordAudit(tx, { ...line, action: 'sheets.connected', after: { spreadsheetId, email: key.email } })
  })
  await fillSheets(deps, await deps.tenantOf(portalId), viewer.userId)
}

const keptKey = ({ sealing }: SheetDeps, { email, key }: { email: string; key: string }): GoogleKey => ({
  email,
  privateKey: sealing.open(key, keyPurpose),
})

/** A sheet that is still to be made. */
const anew = () => ({
  sheetId: randomInt(1, 2 ** 31 - 1),
  fault: null,
  writtenAt: null,
  comparedAt: null,
  watermark: null,
})

/** The spreadsheet itself stays as it is. */
export async function disconnectBook(deps: SheetDeps, viewer: Viewer): Promise<void> {
  const { spreadsheetId } = await connectedBook(deps, viewer.portalId)
  await deps.db.prisma.$transaction(async (tx) => {
    await deps.store.disconnect(tx, viewer.portalId)
    await recordAudit(tx, { ...lineOf(deps, viewer), action: 'sheets.disconnected', before: { spreadsheetId } })
  })
}

/** A sheet with all fields of a type that the portal has now; it is made and filled by a pass, which begins. */
export async function addSheet(deps: SheetDeps, viewer: Viewer, entityTypeId: number): Promise<void> {
  const tenant = await deps.tenantOf(viewer.portalId)
  await connectedBook(deps, tenant.id)
  const fields = (await readFields(deps.portal, actorOf(viewer), [entityTypeId], tenant.language)).get(entityTypeId)
  if (!fields) throw new AppError('sheets.no-such-sheet')
  const title = await typeTitle(deps, viewer, entityTypeId, tenant.language)
  const line = lineOf(deps, viewer)
  await deps.db.prisma.$transaction(async (tx) => {
    const sheet = {
      portalId: tenant.id,
      entityTypeId,
      title,
      fields: fields.map(({ name }) => name),
      createdAt: line.at,
    }
    await deps.store.addSheet(tx, { ...sheet, ...anew() })
    await recordAudit(tx, { ...line, action: 'sheets.sheet-added', after: { title } })
  })
  await fillSheets(deps, tenant, viewer.userId)
}

/** A sheet with the figures of the dashboard over the last days, or other days for the one that is there; a pass fills it. */
export async function keepFigures(deps: SheetDeps, viewer: Viewer, days: number): Promise<void> {
  const tenant = await deps.tenantOf(viewer.portalId)
  await connectedBook(deps, tenant.id)
  const known = await deps.store.sheet(tenant.id, figuresType)
  const line = lineOf(deps, viewer)
  const title = exportWords[tenant.language].figures
  await deps.db.prisma.$transaction(async (tx) => {
    if (known) {
      await deps.store.changeSheet(tx, tenant.id, figuresType, { days })
      const change = { before: { days: known.days }, after: { days } }
      await recordAudit(tx, { ...line, action: 'sheets.figures-changed', ...change })
    } else {
      const own = { portalId: tenant.id, entityTypeId: figuresType, title, fields: [...figureFields], days }
      await deps.store.addSheet(tx, { ...own, createdAt: line.at, ...anew() })
      await recordAudit(tx, { ...line, action: 'sheets.sheet-added', after: { title, days } })
    }
    await startPass(deps, tenant, viewer.userId, { only: figuresType, tx })
  })
}

/** The sheet in the spreadsheet stays as it is, and is updated no more. */
export async function removeSheet(deps: SheetDeps, viewer: Viewer, entityTypeId: number): Promise<void> {
  const { title } = await sheetOf(deps, viewer, entityTypeId)
  await deps.db.prisma.$transaction(async (tx) => {
    await deps.store.removeSheet(tx, viewer.portalId, entityTypeId)
    await recordAudit(tx, { ...lineOf(deps, viewer), action: 'sheets.sheet-removed', before: { title } })
  })
}

/** Begins a sheet anew beside what is left of the old one, and fills it. Throws AppError `long-work.running` and changes nothing. */
export async function restartSheet(deps: SheetDeps, viewer: Viewer, entityTypeId: number): Promise<void> {
  const { title } = await sheetOf(deps, viewer, entityTypeId)
  const tenant = await deps.tenantOf(viewer.portalId)
  await deps.db.prisma.$transaction(async (tx) => {
    await deps.store.changeSheet(tx, viewer.portalId, entityTypeId, anew())
    await recordAudit(tx, { ...lineOf(deps, viewer), action: 'sheets.sheet-restarted', after: { title } })
    await startPass(deps, tenant, viewer.userId, { only: entityTypeId, tx })
  })
}

/** Gives columns to fields, behind those that are there, and fills them. Throws AppError `long-work.running`: asked again it goes on. */
export async function addFields(
  deps: SheetDeps,
  viewer: Viewer,
  entityTypeId: number,
  names: readonly string[],
): Promise<void> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const sheet = await sheetOf(deps, viewer, entityTypeId)
  const all = (await readFields(deps.portal, actorOf(viewer), [entityTypeId], tenant.language)).get(entityTypeId) ?? []
  const added = all.filter(({ name }) => names.includes(name))
  if (sheet.writtenAt) {
    const book = openBook(deps, await connectedBook(deps, tenant.id))
    await addColumns(book, sheet.sheetId ?? 0, added)
  }
  const fields = [...new Set([...sheet.fields, ...added.map(({ name }) => name)])]
  await deps.db.prisma.$transaction(async (tx) => {
    await deps.store.changeSheet(tx, tenant.id, entityTypeId, { fields, fault: null })
    const titles = added.map(({ title }) => title)
    await recordAudit(tx, { ...lineOf(deps, viewer), action: 'sheets.fields-added', after: { titles } })
    await startPass(deps, tenant, viewer.userId, { only: entityTypeId, tx })
  })
}

/** Throws AppError `sheets.no-such-sheet`. */
async function sheetOf(deps: SheetDeps, { portalId }: Viewer, entityTypeId: number): Promise<ExportedSheet> {
  const sheet = await deps.store.sheet(portalId, entityTypeId)
  if (!sheet) throw new AppError('sheets.no-such-sheet')
  return sheet
}
