import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import type { EntityType } from './types.ts'
import { namedUserFields } from './user-fields.ts'

/** A multiple field takes a list only. Bitrix24 docs: crm/universal/crm-item-add, code 100. */
export function requireLists(state: PortalState, type: EntityType, fields: Params, originalUf: boolean): void {
  const multiple = new Set<string>()
  for (const field of type.fields.values()) if (field.multiple) multiple.add(field.name)
  for (const { name, field } of namedUserFields(state, type, originalUf)) if (field.multiple) multiple.add(name)
  for (const [name, value] of Object.entries(fields)) {
    if (!multiple.has(name) || value === null || value === undefined || typeof value === 'object' || value === '')
      continue
    throw new RestError('100', `Expected iterable value for multiple field, but got ${phpType(value)} instead`)
  }
}

function phpType(value: unknown): string {
  if (typeof value !== 'number') return typeof value
  return Number.isInteger(value) ? 'integer' : 'double'
}
