import type { ListField, NewValue } from './list-shapes.ts'

/**
 * A value as `crm.item.update` takes it, or why it cannot be written. An empty text empties the field; a person is never nobody:
 * the portal would make the writer responsible. Bitrix24 docs: api-reference/crm/universal/crm-item-update
 */
export function writtenValue(field: ListField, value: NewValue): { value: string | number | boolean } | 'not-written' {
  if (!field.editable) return 'not-written'
  const empty = value === null || value === ''
  switch (field.kind) {
    case 'person': {
      const id = Number(value)
      return Number.isInteger(id) && id > 0 ? { value: id } : 'not-written'
    }
    case 'stage':
      return field.options.some(({ id }) => id === value) ? { value: String(value) } : 'not-written'
    case 'option':
      if (empty) return { value: '' }
      return field.options.some(({ id }) => id === String(value)) ? { value: String(value) } : 'not-written'
    case 'yes-no':
      // The number 1 is a no to the portal: only Y is a yes.
      return { value: value === true || value === '1' ? 'Y' : 'N' }
    case 'number': {
      const number = Number(String(value ?? '').replace(',', '.'))
      return empty ? { value: '' } : Number.isFinite(number) ? { value: number } : 'not-written'
    }
    case 'date':
    case 'datetime':
      return empty ? { value: '' } : Number.isNaN(Date.parse(String(value))) ? 'not-written' : { value: String(value) }
    default:
      return { value: value === null ? '' : String(value) }
  }
}
