/** What the values of a field of the portal are. */
export const fieldKinds = [
  'text',
  'number',
  'money',
  'date',
  'datetime',
  'yes-no',
  'list',
  'stage',
  'user',
  'contact',
  'company',
  'phone',
  'email',
] as const
export type FieldKind = (typeof fieldKinds)[number]

/** A field of the portal that a column may fill. */
export interface TargetField {
  /** As `crm.item.*` calls it; `$key` is our own: it tells rows apart. */
  name: string
  title: string
  kind: FieldKind
  multiple: boolean
  required: boolean
  /** Entries of lists and stages. */
  options: readonly { id: string; name: string }[]
  /** Longest text, characters; longer ones are cut. */
  limit?: number
}

/** The column with this field holds what tells rows apart: no two rows of one source share it. */
export const keyField = '$key'
