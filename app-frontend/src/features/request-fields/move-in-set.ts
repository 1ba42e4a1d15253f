import type { FieldSetView } from '@poryadok/app-backend/request-fields/contract'

/** The two change places; the same list at its ends. */
function swapped<T>(list: readonly T[], at: number, other: number): T[] {
  const [one, two] = [list[at], list[other]]
  if (one === undefined || two === undefined) return [...list]
  return list.map((item, index) => (index === at ? two : index === other ? one : item))
}

export function moveSection(set: FieldSetView, id: string, by: -1 | 1): FieldSetView {
  const at = set.sections.findIndex((section) => section.id === id)
  return { ...set, sections: swapped(set.sections, at, at + by) }
}

/** Within its section: fields of others may stand between. */
export function moveField(set: FieldSetView, code: string, by: -1 | 1): FieldSetView {
  const section = set.fields.find((field) => field.code === code)?.section
  const places = set.fields.flatMap((field, at) => (field.section === section ? [at] : []))
  const at = set.fields.findIndex((field) => field.code === code)
  const other = places[places.indexOf(at) + by] ?? -1
  return { ...set, fields: swapped(set.fields, at, other) }
}
