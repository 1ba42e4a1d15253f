import { findMethod } from '../methods/registry.ts'
import type { Answer, Call } from './call.ts'
import { timePart } from './envelope.ts'
import { anyCase, asMap, asText, isYes, phpMap } from './params.ts'
import type { Params } from './params.ts'
import { parseForm } from './php-query.ts'
import type { BatchSoFar } from './references.ts'
import { resolveReferences } from './references.ts'
import { cutWhenTooLong } from './request-time.ts'
import { RestError } from './rest-error.ts'
import { run } from './run.ts'

const LONGEST = 50

/** Up to fifty commands in one request, one after another. Bitrix24 docs: settings/how-to-call-rest-api/batch. */
export async function batch(call: Call): Promise<Answer> {
  const halt = isYes(anyCase(call.params, 'halt'))
  const commands = Object.entries(asMap(anyCase(call.params, 'cmd')))
  const done: BatchSoFar = { result: {}, error: {}, total: {}, next: {} }
  const time: Params = {}
  for (const [index, [key, command]] of commands.entries()) {
    const error = await inner(call, { key, command, index, done, time })
    if (call.spent) cutWhenTooLong(call.state, call.spent)
    if (!error) continue
    done.error[key] = error.body()
    if (halt) break
  }
  return {
    result: {
      result: phpMap(done.result),
      result_error: phpMap(done.error),
      result_total: phpMap(done.total),
      result_next: phpMap(done.next),
      result_time: phpMap(time),
    },
  }
}

interface InnerCommand {
  key: string
  command: unknown
  index: number
  done: BatchSoFar
  time: Params
}

async function inner(call: Call, { key, command, index, done, time }: InnerCommand): Promise<RestError | undefined> {
  if (index >= LONGEST) return new RestError('ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded', 400)
  const text = asText(command)
  const mark = text.indexOf('?')
  const method = mark === -1 ? text : text.slice(0, mark)
  if (findMethod(method)?.noBatch)
    return new RestError('ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage', 405)
  const params = asMap(resolveReferences(mark === -1 ? {} : parseForm(text.slice(mark + 1)), done))
  const startedAt = call.state.clock.now()
  const { answer, error, seconds } = await run({ ...call, method, params, inBatch: true })
  if (error) return error
  if (!answer) return undefined
  done.result[key] = answer.result
  if (answer.total !== undefined) done.total[key] = answer.total
  if (answer.next !== undefined) done.next[key] = answer.next
  time[key] = timePart(call.state, { key: call.caller.key, method, startedAt, seconds: seconds ?? 0 })
  return undefined
}
