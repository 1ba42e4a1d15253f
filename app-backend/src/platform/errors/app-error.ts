import { errorTable, type ErrorCode } from './error-table.ts'

export type ErrorParams = Record<string, string | number>

export interface ErrorOptionsOfApp {
  params?: ErrorParams
  cause?: unknown
  /** Fields of a form that are at fault: name -> sentence key. */
  fields?: Record<string, string>
}

/** The only error that the product throws on purpose: a row of the error table with its values. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly fields: Record<string, string> | undefined

  constructor(code: ErrorCode, options: ErrorOptionsOfApp = {}) {
    super(`${code}: ${errorTable[code].en.message}`, options.cause === undefined ? {} : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.params = options.params ?? {}
    this.fields = options.fields
  }

  get status(): number {
    return errorTable[this.code].status
  }
}

/** True for an AppError with one of the codes. */
export function isAppError(error: unknown, ...codes: ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code))
}
