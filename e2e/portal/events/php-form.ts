import { asText } from '../wire/params.ts'

/** Writes nested data the way PHP's http_build_query does: `data[FIELDS][ID]=1`; null and empty lists leave no trace. */
export function phpForm(data: Record<string, unknown>): string {
  const form = new URLSearchParams()
  for (const [key, value] of Object.entries(data)) append(form, key, value)
  return form.toString()
}

function append(form: URLSearchParams, key: string, value: unknown): void {
  if (value === null || value === undefined) return
  if (typeof value === 'object') {
    for (const [inner, one] of Object.entries(value)) append(form, `${key}[${inner}]`, one)
    return
  }
  form.append(key, typeof value === 'boolean' ? String(Number(value)) : asText(value))
}
