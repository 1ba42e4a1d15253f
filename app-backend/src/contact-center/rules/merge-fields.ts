/** What becomes of a field that is filled in already: overwritten, kept, added to, or never written by a contact centre. */
export const mergeRules = ['overwrite', 'fill', 'append', 'never'] as const
export type MergeRule = (typeof mergeRules)[number]

export type Values = Record<string, unknown>

export interface Merged {
  /** What is to be written, by the portal's names. */
  after: Values
  before: Values
  /** Fields that were given and stay as they are, with the reason. */
  kept: { field: string; because: 'same' | 'filled' | 'never' }[]
}

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0)

const plain = (value: unknown) => (typeof value === 'string' ? value.normalize('NFC').trim() : value)
const same = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]))
  return isEmpty(a) && isEmpty(b) ? true : String(plain(a)) === String(plain(b))
}

/** What an update writes, field by field. Values that the record holds already are not written again. */
export function mergeFields(held: Values, given: Values, ruleOf: (field: string) => MergeRule): Merged {
  const merged: Merged = { after: {}, before: {}, kept: [] }
  for (const [field, value] of Object.entries(given)) {
    const rule = ruleOf(field)
    const before = held[field]
    const keep = (because: Merged['kept'][number]['because']) => merged.kept.push({ field, because })
    if (rule === 'never') keep('never')
    else if (same(before, value)) keep('same')
    else if (rule === 'fill' && !isEmpty(before)) keep('filled')
    else {
      const next = rule === 'append' ? appended(before, value) : value
      if (same(before, next)) keep('same')
      else {
        merged.after[field] = next
        merged.before[field] = before ?? null
      }
    }
  }
  return merged
}

/** A text gets a new line, a list its new members; what stands there already is not added again. */
function appended(before: unknown, value: unknown): unknown {
  if (isEmpty(before)) return value
  if (Array.isArray(before)) {
    const more = (Array.isArray(value) ? value : [value]).filter((one) => !before.some((held) => same(held, one)))
    return [...before, ...more]
  }
  if (typeof before === 'string' && typeof value === 'string')
    return before.includes(value.trim()) ? before : `${before}\n${value}`
  return value
}
