import { portalFault } from '../rules/portal-fault.ts'
import type { BatchItem, MethodAnswer } from './portal-client.ts'

/** Answers of a batch, one for each command. An empty map comes as an empty array. */
export function batchAnswer<Key extends string>(body: unknown, keys: readonly Key[]): Record<Key, BatchItem> {
  const parts = body as Record<string, Record<string, unknown> | unknown[]>
  const part = (name: string, key: string) => (parts[name] as Record<string, unknown> | undefined)?.[key]
  const item = (key: Key): BatchItem => {
    const error = part('result_error', key)
    if (error) return { ok: false, fault: portalFault(error as { error: unknown }) }
    const result = part('result', key)
    if (result !== undefined)
      return { ok: true, ...methodAnswer(result, part('result_total', key), part('result_next', key)) }
    return { ok: false, fault: { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } }
  }
  return Object.fromEntries(keys.map((key) => [key, item(key)])) as Record<Key, BatchItem>
}

export const methodAnswer = (result: unknown, total: unknown, next: unknown): MethodAnswer => ({
  result,
  ...(typeof total === 'number' ? { total } : {}),
  ...(typeof next === 'number' ? { next } : {}),
})
