import type { FastifyInstance } from 'fastify'
import { FAULT_KINDS } from '../faults/faults.ts'
import type { FaultRule } from '../faults/faults.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asList, asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** Faults and limits. */
export function registerFaultDoors(app: FastifyInstance, state: PortalState): void {
  app.get('/faults', async () => state.faults.list())
  app.post('/faults', async (request) => {
    state.faults.add((Array.isArray(request.body) ? request.body : [request.body]).map(ruleOf))
    return state.faults.list()
  })
  app.delete('/faults', async () => {
    state.faults.clear()
    return []
  })
  app.post('/limits', async (request) => {
    const body = asMap(request.body)
    if (typeof body.enabled === 'boolean') state.settings.limits = body.enabled
    state.limits.bucket.configure(numbers(body.bucket))
    const { seconds } = numbers(body.operating)
    const costs = Object.entries(numbers(body.costs)).map(([name, cost]) => [name.toLowerCase(), cost])
    state.limits.operating.configure({
      ...(seconds === undefined ? {} : { seconds }),
      costs: Object.fromEntries(costs) as Record<string, number>,
    })
    if (body.reset === true) {
      state.limits.bucket.reset()
      state.limits.operating.reset()
    }
    return { result: true }
  })
}

function ruleOf(raw: unknown): FaultRule {
  const { match, kind, delayMs, location, error, description, status } = asMap(raw)
  const known = FAULT_KINDS.find((one) => one === kind)
  if (!known) throw new RestError('', `kind is one of ${FAULT_KINDS.join(', ')}`)
  const { method, times, afterCalls } = asMap(match)
  return {
    kind: known,
    match: {
      ...(method === undefined ? {} : { method: asText(method) }),
      ...(times === undefined ? {} : { times: asInt(times) }),
      ...(afterCalls === undefined ? {} : { afterCalls: asInt(afterCalls) }),
    },
    ...(delayMs === undefined ? {} : { delayMs: asInt(delayMs) }),
    ...(asList(location).length === 0 ? {} : { location: asText(location) }),
    ...(error === undefined ? {} : { error: asText(error) }),
    ...(description === undefined ? {} : { description: asText(description) }),
    ...(status === undefined ? {} : { status: asInt(status) }),
  }
}

function numbers(value: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(asMap(value)).filter((pair): pair is [string, number] => typeof pair[1] === 'number'),
  )
}
