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

/** Those of them that belong on the card. */
export const cardFieldsOfSlices = ['PRD_CATEGORY', 'PRD_RESOLVE_BY', 'PRD_PRODUCTS'] as const
