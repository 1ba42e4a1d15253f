import { RestError } from '../../wire/rest-error.ts'

/** The catalogue answers with numbers for codes: in the body they are numbers too. */
export function catalogFault(code: number, description: string): RestError {
  return new RestError(String(code), description, 400, { error: code })
}

export const catalogDenied = (code: number): RestError => catalogFault(code, 'Access Denied')

export function requiredFields(names: readonly string[]): RestError {
  return catalogFault(0, `Required fields: ${names.join(', ')}`)
}
