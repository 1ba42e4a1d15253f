/** Params arrive as JSON or as PHP brackets, so a list may be an array or an object with numeric keys, a number may be text. */
export type Params = Record<string, unknown>

export function asMap(value: unknown): Params {
  if (Array.isArray(value)) return Object.fromEntries(value.entries())
  return value !== null && typeof value === 'object' ? (value as Params) : {}
}

export function asList(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  return typeof value === 'object' ? Object.values(value) : [value]
}

export function asText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** PHP's (int): leading digits, otherwise 0. */
export function asInt(value: unknown): number {
  if (typeof value === 'number') return Math.trunc(value) || 0
  if (typeof value === 'boolean') return value ? 1 : 0
  const digits = /^\s*[-+]?\d+/.exec(asText(value))
  return digits ? Number(digits[0]) : 0
}

export function asInts(value: unknown): number[] {
  return asList(value).map(asInt)
}

/** A param whatever the case of its name: old methods accept `filter` and `FILTER` alike. */
export function anyCase(params: Params, name: string): unknown {
  if (params[name] !== undefined) return params[name]
  const wanted = name.toLowerCase()
  for (const [key, value] of Object.entries(params)) if (key.toLowerCase() === wanted) return value
  return undefined
}

/** What PHP's empty() calls empty. Writes of crm.item.* clear the field on such a value. */
export function isPhpEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '' || value === '0')
    return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Y/N switches of params: Y, y, true, 1. */
export function isYes(value: unknown): boolean {
  return value === true || value === 1 || /^(y|1|true)$/i.test(asText(value))
}

/** PHP has one empty array for lists and maps: a map without keys is `[]` on the wire, one with keys 0..n-1 is a list. */
export function phpMap(map: Params): Params | unknown[] {
  const keys = Object.keys(map)
  return keys.every((key, index) => key === String(index)) ? Object.values(map) : map
}
