import type { CellValue, ListField, NewValue, RequestList } from '@poryadok/app-backend/request-list/contract'

/** A value that was just chosen, as its cell shows it before the portal has answered. */
export function shownChoice(field: ListField, { people }: Pick<RequestList, 'people'>, value: NewValue): CellValue {
  if (typeof value === 'boolean' || value === null) return value
  const id = String(value)
  const name =
    field.kind === 'person'
      ? people.find((one) => String(one.id) === id)?.name
      : field.options.find((option) => option.id === id)?.name
  return [{ id, name: name ?? `№ ${id}` }]
}
