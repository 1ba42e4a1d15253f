/** An e-mail address as a key: trimmed, lower case; null when it is not one. The local part is folded too, as every mail desk does. */
export function emailKey(text: string): string | null {
  const key = text.trim().replace(/^<|>$/g, '').toLowerCase()
  return /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+$/.test(key) && key.length <= 254 ? key : null
}
