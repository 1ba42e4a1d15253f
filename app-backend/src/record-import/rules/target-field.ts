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
  /** As `crm.item.*` calls it with original names; `fm.PHONE` and `fm.EMAIL` are numbers and addresses of a client. */
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
