import type { Call } from '../wire/call.ts'
import { RestError } from '../wire/rest-error.ts'

/** A parameter the method cannot do without; the controllers of newer methods answer 100 for a missing one. */
export function requiredParam(call: Call, name: string): unknown {
  const value = call.params[name]
  if (value === undefined || value === null)
    throw new RestError('100', `Could not find value for parameter {${name}}`, 400)
  return value
}
