import type { ListField, NewValue, RequestList } from '@poryadok/app-backend/request-list/contract'

export interface Choice {
  id: string
  label: string
}

const byChoice: ReadonlySet<ListField['kind']> = new Set(['stage', 'option', 'person', 'yes-no'])

/** Is the field written by choosing out of a list? */
export const isChosen = ({ kind, editable, multiple }: ListField): boolean =>
  editable && !multiple && byChoice.has(kind)

/** What may be chosen for a field; people who are gone are not offered. */
export function choicesOf(
  field: ListField,
  { people }: Pick<RequestList, 'people'>,
  words: { yes: string; no: string },
): Choice[] {
  if (field.kind === 'yes-no')
    return [
      { id: '1', label: words.yes },
      { id: '0', label: words.no },
    ]
  if (field.kind === 'person')
    return people.filter(({ active }) => active).map(({ id, name }) => ({ id: String(id), label: name }))
  return field.options.map(({ id, name }) => ({ id, label: name }))
}

/** Stands for no value among the choices: no option of the portal is called so. */
const noChoice = '-'

/** What may be written by choosing: an option that need not be there may also be taken away. */
export function writableChoices(
  field: ListField,
  list: Pick<RequestList, 'people'>,
  words: { yes: string; no: string; none: string },
): Choice[] {
  const choices = choicesOf(field, list, words)
  return field.kind === 'option' && !field.required ? [{ id: noChoice, label: words.none }, ...choices] : choices
}

/** A choice as the API writes it; null empties the field. */
export function writtenChoice({ kind }: ListField, id: string): NewValue {
  if (id === noChoice) return null
  return kind === 'yes-no' ? id === '1' : id
}
