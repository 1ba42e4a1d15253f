type Values = Record<string, unknown>

/** Fields of a line as a reader wants them: whose they are, and what they were and became. */
export interface LineFields {
  /** Key of the words: `crm.<type>`, `settings.<slice>`, `permissions`; empty where the fields have none of their own. */
  family: string
  before: Values | null
  after: Values | null
}

interface Line {
  action: string
  entityTypeId: number | null
  before: Values | null
  after: Values | null
}

export const familyOf = (entityTypeId: number): string => `crm.${entityTypeId}`

/** A record that a value names, as one text: `<type>.<id>`. */
const reference = (entityTypeId: unknown, id: unknown): string => `${String(entityTypeId)}.${String(id)}`

const inner = (values: Values | null, key: string): Values | null => {
  const value = values?.[key]
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Values) : null
}

/** Owner and its type are one thing to a reader. */
function withOwner(values: Values | null): Values | null {
  if (values?.['OWNER_ID'] === undefined || values['OWNER_TYPE_ID'] === undefined) return values
  const { OWNER_ID: id, OWNER_TYPE_ID: type, ...rest } = values
  return { owner: reference(type, id), ...rest }
}

/** Takes the fields out of their wrapping. */
export function lineFields({ action, entityTypeId, before, after }: Line): LineFields {
  if (action.startsWith('settings.')) {
    const slice = after?.['slice'] ?? before?.['slice']
    return { family: `settings.${String(slice)}`, before: inner(before, 'values'), after: inner(after, 'values') }
  }
  if (action === 'permissions.changed')
    return { family: 'permissions', before: inner(before, 'matrix'), after: inner(after, 'matrix') }
  const family = entityTypeId === null ? '' : familyOf(entityTypeId)
  return { family, before: withOwner(before), after: withOwner(after) }
}
