import type { Params } from './params.ts'

/** What the commands before have answered, by key. */
export interface BatchSoFar {
  result: Params
  error: Params
  total: Params
  next: Params
}

const REFERENCE = /\$(result|error|total|next)((?:\[[^\]]*\])+)/g

/**
 * Puts earlier answers where `$result[key][path]`, `$total[key]`, `$next[key]`, `$error[key]` stand. A value that is
 * one reference keeps the type; inside a longer text only scalars are put in. Bitrix24 docs: how-to-call-rest-api/batch.
 */
export function resolveReferences(value: unknown, done: BatchSoFar): unknown {
  if (typeof value === 'string') return resolveText(value, done)
  if (Array.isArray(value)) return value.map((one) => resolveReferences(one, done))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolveReferences(one, done)]))
}

function resolveText(text: string, done: BatchSoFar): unknown {
  const matches = [...text.matchAll(REFERENCE)]
  const whole = matches[0]
  if (whole && matches.length === 1 && whole[0] === text) return lookUp(whole[1] ?? '', whole[2] ?? '', done)
  return text.replaceAll(REFERENCE, (_reference: string, kind: string, path: string) => {
    const value = lookUp(kind, path, done)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  })
}

/** `brackets` is `[key][path]…`. */
function lookUp(kind: string, brackets: string, done: BatchSoFar): unknown {
  const path = [...brackets.matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? '')
  let value: unknown = done[kind as keyof BatchSoFar]
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return null
    value = (value as Params)[key]
  }
  return value
}
