/**
 * An e-mail address as a key: trimmed, lower case; null when it is not one. The local part is folded too, as every mail desk
 * does. Marks that nobody sees (zero width, reading direction) come along when an address is copied from a page: they go.
 */
export function emailKey(text: string): string | null {
  const key = text
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replace(/^<|>$/g, '')
    .toLowerCase()
  return key.length <= 254 && /^[^\s@<>"(),;:\\\p{C}]+@[^\s@<>"(),;:\\\p{C}]+$/u.test(key) ? key : null
}
