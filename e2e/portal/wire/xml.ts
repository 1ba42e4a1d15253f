import { asText } from './params.ts'

/** The `.xml` form of an answer: `<response>` with one element a key, list items as `<item>`. */
export function toXml(body: Record<string, unknown>): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<response>${inner(body)}</response>`
}

function inner(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => `<item>${inner(one)}</item>`).join('')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, one]) =>
        /^[A-Za-z_][\w.-]*$/.test(key) ? `<${key}>${inner(one)}</${key}>` : `<item>${inner(one)}</item>`,
      )
      .join('')
  }
  if (typeof value === 'boolean') return String(Number(value))
  return asText(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
