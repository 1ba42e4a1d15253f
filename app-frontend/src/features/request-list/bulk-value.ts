import type { ListField, NewValue } from '@poryadok/app-backend/request-list/contract'
import { valueOfDraft } from './cell-draft.ts'
import { isChosen, writtenChoice } from './choices.ts'

/** What many requests are to be given. */
export interface BulkDraft {
  texts: string[]
  /** The field is to be emptied. */
  emptied: boolean
}

export const nothingGiven: BulkDraft = { texts: [], emptied: false }

/** Clients and files are one request's own; a title that many requests share would name none of them. */
const oneByOne: ReadonlySet<ListField['kind']> = new Set(['contact', 'company', 'files', 'link', 'money', 'other'])

/**
 * Fields that many requests may be given at once: where they stand, whose they are and what kind they are of come first, the others
 * by their titles.
 */
export const bulkFields = (fields: readonly ListField[], titleOf: (field: ListField) => string): ListField[] =>
  fields
    .filter(({ kind, editable, name }) => editable && name !== 'title' && !oneByOne.has(kind))
    .toSorted((a, b) => placeOf(a.name) - placeOf(b.name) || titleOf(a).localeCompare(titleOf(b)))

const first = ['stageId', 'assignedById']
const placeOf = (name: string): number =>
  first.includes(name) ? first.indexOf(name) : name.endsWith('PRD_CATEGORY') ? 2 : 3

/** May the field be emptied apart from its choices? */
export const isEmptiable = (field: ListField): boolean => !isChosen(field) && !field.required

/** The value as the API writes it; undefined: nothing is given yet, or what is given is no value of the field. */
export function bulkValue(field: ListField, { texts, emptied }: BulkDraft): NewValue | undefined {
  const [text] = texts
  if (emptied) return field.multiple ? [] : null
  if (text === undefined) return undefined
  if (isChosen(field)) return writtenChoice(field, text)
  if (field.kind === 'number' && texts.some((one) => Number.isNaN(Number(one.replace(',', '.'))))) return undefined
  return valueOfDraft(texts, field)
}
