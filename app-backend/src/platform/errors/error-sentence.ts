import type { ErrorAnswer } from '../contract.ts'
import type { AppError, ErrorParams } from './app-error.ts'
import { errorTable } from './error-table.ts'

export type Lang = 'ru' | 'en'

const fill = (text: string, params: ErrorParams) =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))

/** The answer for a person in their language. */
export function errorSentence(error: AppError, lang: Lang, requestId: string): ErrorAnswer['error'] {
  const { message, action } = errorTable[error.code][lang]
  return {
    code: error.code,
    message: fill(message, error.params),
    action: fill(action, error.params),
    requestId,
    ...(error.fields ? { fields: error.fields } : {}),
  }
}
