import { AppError } from '../platform/errors/app-error.ts'
import type { SheetDeps } from './export-deps.ts'
import type { Spreadsheet } from './google/spreadsheet.ts'
import { keyPurpose, type SheetBook } from './store.ts'

/** The portal's spreadsheet, in the name of its service account. */
export const openBook = (
  { open, sealing }: Pick<SheetDeps, 'open' | 'sealing'>,
  { email, key, spreadsheetId }: Pick<SheetBook, 'email' | 'key' | 'spreadsheetId'>,
): Spreadsheet => open({ email, privateKey: sealing.open(key, keyPurpose) }, spreadsheetId)

/** Throws AppError `sheets.not-connected`. */
export async function connectedBook({ store }: Pick<SheetDeps, 'store'>, portalId: string): Promise<SheetBook> {
  const book = await store.book(portalId)
  if (!book) throw new AppError('sheets.not-connected')
  return book
}
