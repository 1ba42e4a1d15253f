import type { CellValue, ListField, ListRow, NewValue, RequestList } from '@poryadok/app-backend/request-list/contract'

/** A new value as its cell shows it before the portal has answered; clients stay as they were, for their names come with the answer. */
export function shownChoice(
  row: ListRow,
  field: ListField,
  { people }: Pick<RequestList, 'people'>,
  value: NewValue,
): CellValue {
  if (value === null || typeof value === 'boolean') return value
  const ids = Array.isArray(value) ? value : [String(value)]
  switch (field.kind) {
    case 'contact':
    case 'company':
      return row.values[field.name] ?? null
    case 'person':
      return ids.map((id) => ({ id, name: people.find((one) => String(one.id) === id)?.name ?? `№ ${id}` }))
    case 'option':
    case 'stage':
      return ids.map((id) => ({ id, name: field.options.find((option) => option.id === id)?.name ?? `№ ${id}` }))
    default:
      return value
  }
}
