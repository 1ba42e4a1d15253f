/** Values that say nothing about a person: numbers, flags, codes, dates. */
const plain = /^[A-Za-z0-9_.:*@=<>!%+-]{0,40}$/
const secretName = /token|secret|password|^auth$|signature/i
const personalName =
  /mail|phone|name|title|subject|description|comment|address|value|communications|settings|file|content|text|message/i

/**
 * Parameters of a call as the journal keeps them: structure, ids and codes stay, personal text becomes its length,
 * secrets become `***`. At most 3 levels and 30 keys a level.
 */
export function maskParams(value: unknown, name = '', depth = 0): unknown {
  if (secretName.test(name)) return '***'
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
    return value ?? null
  if (typeof value === 'string') {
    const shown = plain.test(value) && !value.includes('@') && !personalName.test(name)
    return shown ? value : `(${value.length})`
  }
  if (depth >= 3) return '(…)'
  if (Array.isArray(value)) return value.slice(0, 30).map((item) => maskParams(item, name, depth + 1))
  const entries = Object.entries(value as Record<string, unknown>).slice(0, 30)
  return Object.fromEntries(entries.map(([key, item]) => [key, maskParams(item, key, depth + 1)]))
}
