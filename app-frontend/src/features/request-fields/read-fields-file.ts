import { fieldsFileVersion, fieldTypes, type FieldSetView } from '@poryadok/app-backend/request-fields/contract'

/** A set out of a file, or why the file is not taken. What is wrong inside a field is said when the set is saved. */
export type FieldsFileRead =
  | { set: FieldSetView }
  | { fault: 'no-set' }
  | { fault: 'version'; version: string }
  | { fault: 'type'; type: string }

export function readFieldsFile(text: string): FieldsFileRead {
  const file = parsed(text)
  if (file?.['format'] !== 'poryadok-fields') return { fault: 'no-set' }
  if (file['version'] !== fieldsFileVersion)
    return { fault: 'version', version: JSON.stringify(file['version'] ?? '—') }
  const set = file['set'] as FieldSetView | undefined
  if (!Array.isArray(set?.fields) || !Array.isArray(set.sections)) return { fault: 'no-set' }
  const types: readonly string[] = fieldTypes
  const unknown = set.fields.map(({ type }): string => type).find((type) => !types.includes(type))
  return unknown === undefined ? { set } : { fault: 'type', type: unknown }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
