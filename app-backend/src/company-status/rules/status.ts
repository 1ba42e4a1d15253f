/** A status of the directory. */
export interface Status {
  /** XML_ID of its value in the portal. */
  key: string
  name: string
  note: string
  tone: string
  isDefault: boolean
  isProtected: boolean
  archived: boolean
  /** Number of the value in the portal's field; null: the portal has not got it. */
  optionId: number | null
}

/** The field of companies that holds the status; by its mark it is found again at the next set-up. */
export const statusField = 'UF_CRM_PRD_STATUS'

/** The status that a value of the portal's field means; null: empty, or a value that the directory does not know. */
export function statusOf(value: unknown, statuses: readonly Status[]): Status | null {
  const id = Number(Array.isArray(value) ? value[0] : value)
  return Number.isInteger(id) && id > 0 ? (statuses.find(({ optionId }) => optionId === id) ?? null) : null
}
