/** Names behind the codes that records carry. */
export interface CodeNames {
  stages: readonly { id: string; name: string }[]
  funnels: readonly { id: number; name: string }[]
  sources: readonly { id: string; name: string }[]
  people: readonly { id: number; name: string }[]
  presets: readonly { id: number; name: string }[]
  contacts: readonly { id: number; name: string }[]
  companies: readonly { id: number; name: string }[]
  /** Lists of the record's own fields, by field. */
  own: Readonly<Record<string, readonly { id: string; name: string }[]>>
}

/** A record's values as people read them: codes and numbers of known lists by their names, the rest as it is. */
export function valueWords(values: Readonly<Record<string, unknown>>, names: CodeNames): Record<string, unknown> {
  const lists: Record<string, readonly { id: string | number; name: string }[]> = {
    ...names.own,
    stageId: names.stages,
    categoryId: names.funnels,
    sourceId: names.sources,
    assignedById: names.people,
    PRESET_ID: names.presets,
    contactId: names.contacts,
    contactIds: names.contacts,
    companyId: names.companies,
    companyIds: names.companies,
  }
  const worded = (field: string, value: unknown): unknown =>
    Array.isArray(value)
      ? value.map((one) => worded(field, one))
      : (lists[field]?.find(({ id }) => String(id) === String(value))?.name ?? value)
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, worded(field, value)]))
}
