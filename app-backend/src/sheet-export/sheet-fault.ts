import { type AppError, isAppError } from '../platform/errors/app-error.ts'

/** What keeps a whole spreadsheet from being written, until somebody mends it. */
const ofBook = ['sheets.key-refused', 'sheets.no-access', 'sheets.spreadsheet-gone', 'sheets.full'] as const
/** What keeps one sheet from being written; the others go on. */
const ofSheet = ['sheets.sheet-gone', 'sheets.key-column-gone', 'sheets.protected', 'sheets.refused'] as const

export const isBookFault = (error: unknown): error is AppError => isAppError(error, ...ofBook)
export const isSheetFault = (error: unknown): error is AppError => isAppError(error, ...ofSheet)

/** When Google lets the export go on; null: it is no limit. */
export function limitEnd(error: unknown, now: Date): Date | null {
  if (!isAppError(error, 'sheets.limit')) return null
  return new Date(now.getTime() + Number(error.params['seconds']) * 1_000)
}
