import type { Params } from '../params.ts'
import type { CallThree } from './call-three.ts'
import { runThree } from './run-three.ts'
import { v3Refusal } from './v3-error.ts'

const LONGEST = 50

/**
 * Calls one after another; earlier answers stand where `{ "$ref": "name.path" }` is, and the first error is the answer
 * of the whole. Commands are the body itself, a list; a list sent as an object with numeric keys is one too.
 * Bitrix24 docs: api-reference/rest-v3 (batch).
 */
export async function batchThree(call: CallThree): Promise<unknown> {
  const commands = Object.entries(call.params)
  if (commands.some(([key]) => !/^\d+$/.test(key))) throw v3Refusal.select(call.params)
  if (commands.length > LONGEST)
    throw v3Refusal.validation([{ field: 'batch', message: `Не больше ${LONGEST} вызовов в пакете` }])
  const done = new Map<string, unknown>()
  const results: unknown[] = []
  for (const [key, command] of commands) {
    const { method, query, as } = (command ?? {}) as Params
    if (typeof method !== 'string' || method === 'batch') throw v3Refusal.select(command)
    const params = resolved(query ?? {}, done) as Params
    const { result, error } = await runThree({ ...call, method, params, inBatch: true })
    if (error) throw error
    done.set(typeof as === 'string' ? as : key, result)
    results.push(result)
  }
  return results
}

/** Puts earlier answers in: `$ref` one value by its path, `$refArray` (`name.field`) that field of all the `items` of a list. */
function resolved(value: unknown, done: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, done))
  if (value === null || typeof value !== 'object') return value
  const { $ref, $refArray } = value as Params
  if (typeof $ref === 'string') return at($ref, done)
  if (typeof $refArray === 'string') return gathered($refArray, done)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(one, done)]))
}

function at(path: string, done: ReadonlyMap<string, unknown>): unknown {
  const [head = '', ...rest] = path.split('.')
  if (!done.has(head)) throw v3Refusal.select({ $ref: path })
  return rest.reduce<unknown>(step, done.get(head))
}

function gathered(path: string, done: ReadonlyMap<string, unknown>): unknown[] {
  const [head = '', ...rest] = path.split('.')
  const items = (done.get(head) as Params | undefined)?.items
  if (rest.length === 0 || !Array.isArray(items)) throw v3Refusal.select({ $refArray: path })
  return items.map((one) => rest.reduce(step, one as unknown))
}

function step(value: unknown, key: string): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return null
  return (value as Params)[key]
}
