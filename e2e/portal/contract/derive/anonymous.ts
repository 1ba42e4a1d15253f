/** Replaces what may belong to a living person or firm in an example: people, addresses, phones, sites, contents of files. */
export function anonymous(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => anonymous(one, key))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, anonymous(inner, name)]))
  return typeof value === 'string' ? anonymousText(value, key) : value
}

/** A file of one letter. */
const FILE = 'Yg=='

function anonymousText(text: string, key: string): string {
  if (text.length > 200 && /^[A-Za-z0-9+/=\s.\u00AD]+$/.test(text)) return FILE
  if (/base64|file_?content/i.test(text)) return FILE
  if (text === '' || /^(asc|desc)$/i.test(text)) return text
  if (/^\*\*put_.*date.*\*\*$/.test(text)) return '2026-12-01T12:00:00+03:00'
  if (/^\*\*put_.*id.*\*\*$|^your_\w*id$/i.test(text)) return '1'
  if (/^%?last_?name%?$/i.test(key)) return 'Образцов'
  if (/^%?second_?name%?$/i.test(key)) return 'Примерович'
  return text
    .replaceAll(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, 'person@firm.example')
    .replaceAll(/(https?:\/\/)(?!127\.)[^/\s"'<>)\]]+/g, '$1www.firm.example')
    .replaceAll(/\+?[78][\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}\b/g, '+79000000000')
}
