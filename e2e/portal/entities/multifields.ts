import type { Item, Multifield } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

export function multifieldsOf(item: Item): readonly Multifield[] {
  return (Array.isArray(item.fm) ? item.fm : []) as readonly Multifield[]
}

/**
 * `fm` of crm.item.*: on add a list; on update an object whose key is the number of an entry (`value: ''` deletes it) or
 * `n0`, `n1` for new ones. An entry without typeId has no effect; entries that are not mentioned stay.
 */
export function mergedMultifields(state: PortalState, old: readonly Multifield[], value: unknown): Multifield[] {
  const merged = new Map(old.map((one) => [one.id, one]))
  for (const [key, raw] of Object.entries(asMap(value))) {
    const entry = asMap(raw)
    const typeId = asText(entry.typeId).toUpperCase()
    if (typeId === '') continue
    const known = Array.isArray(value) ? undefined : merged.get(asInt(key))
    const text = asText(entry.value).trim()
    if (known && text === '') merged.delete(known.id)
    else if (text !== '')
      putEntry(merged, {
        id: known?.id ?? state.ids.next('multifield'),
        typeId,
        valueType: kindOf(entry.valueType, known),
        value: text,
      })
  }
  return [...merged.values()]
}

function kindOf(value: unknown, known: Multifield | undefined): string {
  return asText(value).toUpperCase() || known?.valueType || 'WORK'
}

function putEntry(merged: Map<number, Multifield>, entry: Multifield): void {
  if (entry.typeId === 'EMAIL' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entry.value))
    throw new RestError('ERROR_CORE', `Поле «E-mail» содержит некорректный адрес: ${entry.value}`)
  merged.set(entry.id, entry)
}

/** Phones are compared by their digits, with 8 and +7 the same; everything else without case. */
export function comparable(typeId: string, value: string): string {
  if (typeId !== 'PHONE') return value.trim().toLowerCase()
  const digits = value.replace(/\D/g, '')
  return digits.length === 11 && digits.startsWith('8') ? `7${digits.slice(1)}` : digits
}
