/** A record of the CRM as far as the product watches it. */
export interface RecordState {
  entityTypeId: number
  id: number
  title: string | null
  assignedById: number | null
  stageId: string | null
  categoryId: number | null
  companyId: number | null
  companyIds: readonly number[]
  contactIds: readonly number[]
  /** Further fields that slices watch, by the portal's names; one that no look named yet is not there. */
  watched: Readonly<Record<string, unknown>>
  updatedBy: number | null
  createdTime: Date | null
  updatedTime: Date | null
}

/** What is kept of a record: how it was read last, and that it is gone. */
export interface KnownRecord {
  state: RecordState
  deleted: boolean
  /** When the read began that it was seen by; of our own write, when its answer came. */
  seenAt: Date
}
