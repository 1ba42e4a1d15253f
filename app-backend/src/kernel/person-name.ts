export interface PersonName {
  lastName: string
  firstName: string
  secondName: string
}

const patronymic = /(вич|вна|ична|инична|оглы|кызы)$/i

/**
 * Splits the display name of a letter into the portal's three name fields.
 * «Воронцова Елена Павловна» and «Елена Павловна Воронцова» both put Воронцова into the last name; one word is a first name.
 * An empty name gives the local part of the address as first name, so that the contact is never nameless.
 */
export function personName(display: string, address: string): PersonName {
  const words = display
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/["«»'<>\p{C}]/gu, ' ')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
  const [first = '', second = '', ...rest] = words
  if (words.length === 0) return { lastName: '', firstName: address.split('@')[0] ?? address, secondName: '' }
  if (words.length === 1) return { lastName: '', firstName: first, secondName: '' }
  if (words.length === 2) return { firstName: first, lastName: second, secondName: '' }
  const third = rest.join(' ')
  if (patronymic.test(second) && !patronymic.test(third))
    return { firstName: first, secondName: second, lastName: third }
  return { lastName: first, firstName: second, secondName: third }
}
