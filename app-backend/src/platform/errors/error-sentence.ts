import type { ErrorAnswer } from '../contract.ts'
import type { AppError, ErrorParams } from './app-error.ts'
import { errorTable } from './error-table.ts'

export type Lang = 'ru' | 'en'

const fill = (text: string, params: ErrorParams) =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))

/** The answer for a person in their language. */
export function errorSentence(error: AppError, lang: Lang, requestId: string): ErrorAnswer['error'] {
  const { message, action } = errorTable[error.code][lang]
  const seconds = Math.ceil(Number(error.params['seconds']))
  return {
    code: error.code,
    message: fill(message, error.params),
    action: fill(action, error.params),
    requestId,
    ...(error.status === 503 && seconds > 0 ? { retryAfterSeconds: seconds } : {}),
    ...(error.fields ? { fields: error.fields } : {}),
  }
}
