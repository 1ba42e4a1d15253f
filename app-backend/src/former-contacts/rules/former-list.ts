/**
 * Contacts in a field that holds links to contacts: the portal keeps plain numbers where one type is allowed and `C_5` where
 * several are; people's own entries of other types are left out. Bitrix24 docs: api-reference/crm/data-types (crm binding format)
 */
export function contactsIn(value: unknown): number[] {
  const entries = Array.isArray(value) ? value : value === null || value === undefined || value === '' ? [] : [value]
  const ids = entries.flatMap((entry) => {
    const number = /^(?:C_)?([1-9]\d*)$/.exec(String(entry))?.[1]
    return number === undefined ? [] : [Number(number)]
  })
  return [...new Set(ids)]
}

/** The value with these contacts added and taken out, as the portal's own form writes it. */
export const withContacts = (value: unknown, add: readonly number[], remove: readonly number[]): string[] =>
  [...new Set([...contactsIn(value), ...add])].filter((id) => !remove.includes(id)).map(String)
