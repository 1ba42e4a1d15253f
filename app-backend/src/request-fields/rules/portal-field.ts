/** A user field of the portal, in one shape for leads and smart processes. */
export interface PortalField {
  id: number
  /** Without the prefix of its type: the code of a set. */
  code: string
  /** One of the portal's kinds, not of ours alone. */
  type: string
  multiple: boolean
  mandatory: boolean
  /** In whichever language the portal chose; '' when it tells none. */
  label: string
  options: { id: number; xmlId: string; value: string }[]
}
