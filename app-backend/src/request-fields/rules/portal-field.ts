/** A user field of the portal, in one shape for leads and smart processes. */
export interface PortalField {
  id: number
  /** Without the prefix of its type: the code of a set. */
  code: string
  /** One of the portal's kinds, not of ours alone. */
  type: string
  multiple: boolean
  mandatory: boolean
  /** The dictionary of the portal that its values come from; null: none. */
  dictionary: string | null
  /** In whichever language the portal chose; '' when it tells none. */
  label: string
  /** Of a list; of a dictionary they are the dictionary's. */
  options: { id: number; xmlId: string; value: string }[]
}
