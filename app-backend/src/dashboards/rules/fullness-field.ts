/** A field as far as its fullness goes. */
export interface KnownField {
  name: string
  title: string
  kind: string
}

/** What the portal fills by itself says nothing of people's work. */
const byThePortal = new Set([
  'id',
  'createdTime',
  'updatedTime',
  'movedTime',
  'createdBy',
  'updatedBy',
  'movedBy',
  'lastActivityBy',
  'lastActivityTime',
  'assignedById',
  'categoryId',
  'stageId',
  'previousStageId',
  'xmlId',
  'webformId',
  'faceId',
  'originId',
  'originatorId',
  'originVersion',
  'currencyId',
])

/** Fields whose fullness says something: what people fill in. */
export const fullnessFields = <Field extends KnownField>(fields: readonly Field[]): Field[] =>
  fields.filter(
    ({ name, kind }) =>
      kind !== 'flag' && !byThePortal.has(name) && !/^fm\.(?:WEB|IM)$/.test(name) && !/^utm/i.test(name),
  )

/**
 * The filter of records in which a field is empty. Bitrix24 docs: api-reference/crm/universal/crm-item-list
 */
export function emptyFilter(name: string): Record<string, string> {
  if (name === 'fm.PHONE') return { hasPhone: 'N' }
  if (name === 'fm.EMAIL') return { hasEmail: 'N' }
  return { [name]: '' }
}

export interface Fullness {
  name: string
  title: string
  filled: number
  empty: number
}

/** Emptiest first; fields of the same fullness by title. */
export const byEmptiness = (fields: readonly Fullness[]): Fullness[] =>
  fields.toSorted((a, b) => b.empty - a.empty || a.title.localeCompare(b.title, 'ru'))
