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

/** A choice as the API writes it. */
export const writtenChoice = ({ kind }: ListField, id: string): NewValue => (kind === 'yes-no' ? id === '1' : id)
