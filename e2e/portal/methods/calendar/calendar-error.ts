import type { Call } from '../../wire/call.ts'
import { RestError } from '../../wire/rest-error.ts'

const refuse = (text: string): RestError => new RestError('', text)

/** Refusals of the calendar: no code at all, only words. Bitrix24 docs: api-reference/calendar. */
export const calendarError = {
  missing: (call: Call, name: string) => refuse(`Не задан обязательный параметр "${name}" для метода "${call.method}"`),
  invalid: (name: string) => refuse(`Недопустимое значение параметра "${name}"`),
  denied: () => refuse('Доступ запрещен'),
  failed: (text: string) => refuse(text),
} as const

/** A parameter that must be there, whatever its value. */
export function required(call: Call, name: string): unknown {
  const value = call.params[name]
  if (value === undefined || value === null || value === '') throw calendarError.missing(call, name)
  return value
}
