/** Fields that slices of the product make and write themselves: no set may hold them. */
const ofSlices = new Set([
  'PRD_CATEGORY',
  'PRD_RESOLVE_BY',
  'PRD_MAILBOX',
  'PRD_PRODUCTS',
  'PRD_CREATED_AT',
  'PRD_OWNER_BEFORE',
])

/** Times of stages have one field a stage. */
export const isSliceField = (code: string): boolean => ofSlices.has(code) || code.startsWith('PRD_T_')

/** Those of them that people decide on as well. */
const ofPeopleToo = new Set(['PRD_CATEGORY', 'PRD_RESOLVE_BY', 'PRD_MAILBOX'])

/** Is the field, by its full name, one whose value the product alone keeps? What a person typed there would be written over. */
export function isKeptByProduct(name: string): boolean {
  const code = /^UF_CRM_(?:\d+_)?(PRD_.+)$/.exec(name)?.[1]
  return code !== undefined && isSliceField(code) && !ofPeopleToo.has(code)
}

/** Those of them that belong on the card. */
export const cardFieldsOfSlices = ['PRD_CATEGORY', 'PRD_RESOLVE_BY', 'PRD_PRODUCTS'] as const
