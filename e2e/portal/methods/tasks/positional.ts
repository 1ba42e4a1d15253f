import type { Call } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asMap, asText } from '../../wire/params.ts'
import { taskError } from './task-error.ts'

/**
 * Params of the oldest task methods: taken in the order they came in, whatever their names.
 * Bitrix24 docs: api-reference/tasks/comment-item/task-comment-item-get and its neighbours.
 */
export interface Positional {
  /** A whole number that has to be there. */
  int(index: number, name: string): number
  /** A map that has to be there. */
  map(index: number, name: string): Params
  /** A map that may be absent; keys other than the allowed ones are refused. */
  optional(index: number, name: string, allowed: readonly string[], operators?: RegExp): Params
}

export function positional(call: Call, className: string): Positional {
  const values = Object.values(call.params)
  const method = `${className}::${call.method.split('.').at(-1)?.toLowerCase()}()`
  const wrong = (text: string): Error => taskError.old(256, text, 'WRONG_ARGUMENTS')
  const given = (index: number, name: string): unknown => {
    if (values[index] === undefined)
      throw wrong(`Param #${index} (${name}) expected by method ${method}, but not given.`)
    return values[index]
  }
  return {
    int(index, name) {
      const value = given(index, name)
      if (!/^\d+$/.test(asText(value)))
        throw wrong(
          `Param #${index} (${name}) for method ${method} expected to be of type "integer", but given something else.`,
        )
      return asInt(value)
    },
    map: (index, name) => asMap(given(index, name)),
    optional(index, name, allowed, operators = /^/) {
      const map = asMap(values[index])
      for (const key of Object.keys(map)) {
        if (!allowed.includes(key.replace(operators, '')))
          throw wrong(`Param #${index} (${name}) for method ${method} must not contain key "${key}".`)
      }
      return map
    },
  }
}

/** Prefixes that filters of the oldest methods know. */
export const OLD_OPERATORS = /^(!|<=|<|>=|>)/
