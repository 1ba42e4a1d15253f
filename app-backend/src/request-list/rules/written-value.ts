import type { ListField, NewValue } from './list-shapes.ts'

type One = string | number | boolean
export type Written = { value: One | One[] } | 'not-written'

/**
 * A value as `crm.item.update` takes it, or why it cannot be written. An empty text empties the field; a person is never nobody:
 * the portal would make the writer responsible. Bitrix24 docs: api-reference/crm/universal/crm-item-update
 */
export function writtenValue(field: ListField, value: NewValue): Written {
  if (!field.editable) return 'not-written'
  if (field.multiple) return several(field, Array.isArray(value) ? value : value === null ? [] : [String(value)])
  const one = Array.isArray(value) ? (value[0] ?? null) : value
  const written = oneValue(field, one)
  return written === null ? 'not-written' : { value: written }
}

/** All of them or none: a list with a hole would not be what the person meant. */
function several(field: ListField, values: readonly string[]): Written {
  const written = values.filter((text) => text.trim() !== '').map((text) => oneValue(field, text.trim()))
  return written.includes(null) ? 'not-written' : { value: written.filter((one) => one !== null) }
}

/** null: not written. */
function oneValue(field: ListField, value: null | One): One | null {
  const empty = value === null || value === ''
  switch (field.kind) {
    case 'person':
    case 'contact':
      return recordNumber(value)
    case 'company':
      // Nought is no company to the portal.
      return empty ? 0 : recordNumber(value)
    case 'stage':
      return field.options.some(({ id }) => id === value) ? String(value) : null
    case 'option':
      return empty ? '' : field.options.some(({ id }) => id === String(value)) ? String(value) : null
    case 'yes-no':
      // The number 1 is a no to the portal: only Y is a yes.
      return value === true || value === '1' ? 'Y' : 'N'
    case 'number': {
      const number = Number(String(value ?? '').replace(',', '.'))
      return empty ? '' : Number.isFinite(number) ? number : null
    }
    case 'date':
    case 'datetime':
      return empty ? '' : Number.isNaN(Date.parse(String(value))) ? null : String(value)
    default:
      return value === null ? '' : String(value)
  }
}

function recordNumber(value: null | One): number | null {
  const id = Number(value)
  return Number.isInteger(id) && id > 0 ? id : null
}
