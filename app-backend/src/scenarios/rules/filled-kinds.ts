/** Kinds of fields that our form fills in, and so may ask for; the others have their place in the portal's own card. */
export const filledKinds = [
  'string',
  'integer',
  'double',
  'boolean',
  'enumeration',
  'crm_status',
  'date',
  'datetime',
  'url',
] as const
export type FilledKind = (typeof filledKinds)[number]

export const isFilledKind = (type: string): type is FilledKind => filledKinds.some((kind) => kind === type)
