import { setTimeout as delay } from 'node:timers/promises'
import type { FaultRule } from '../../faults/faults.ts'
import { costOf } from '../../limits/cost.ts'
import { findThree } from '../../methods/v3/registry.ts'
import { cutWhenTooLong } from '../request-time.ts'
import { ConnectionCut, RestError } from '../rest-error.ts'
import type { CallThree, MethodThree } from './call-three.ts'
import { V3Error, v3Refusal } from './v3-error.ts'

export interface OutcomeThree {
  result?: unknown
  error?: V3Error
  fault?: FaultRule
}

/** Runs one call of REST 3.0 and writes it into the journal; faults of the doors hit it as they hit the old version. */
export async function runThree(call: CallThree): Promise<OutcomeThree> {
  const startedAt = performance.now()
  const { state } = call
  const fault = state.faults.take(call.method)
  const outcome = await attempt(call, fault)
  if (fault?.kind === 'late-answer') await delay(fault.delayMs ?? 1000)
  const cut = fault?.kind === 'cut' || fault?.kind === 'lost-answer'
  const { result, error } = outcome
  state.journal.add({
    at: new Date(state.clock.now()).toISOString(),
    httpId: call.httpId,
    app: call.caller.key,
    userId: call.caller.user.id,
    path: call.path,
    method: call.method,
    params: call.params,
    status: cut ? 0 : (error?.status ?? 200),
    ...(error || cut ? { error: cut ? 'CONNECTION_CUT' : (error?.code ?? '') } : { result }),
    ms: Math.round((performance.now() - startedAt) * 100) / 100,
    inBatch: call.inBatch,
  })
  if (cut) throw new ConnectionCut(fault.kind)
  return fault ? { ...outcome, fault } : outcome
}

async function attempt(call: CallThree, fault: FaultRule | undefined): Promise<OutcomeThree> {
  try {
    await meet(call, fault)
    const spec = findThree(call.method)
    if (!spec) {
      call.state.unknownMethods.add(`v3:${call.method}`)
      throw v3Refusal.methodNotFound(call.method)
    }
    admit(call, spec)
    const result = await measured(call, spec)
    call.state.contract.see({ method: `v3:${spec.name}`, params: call.params }, { result })
    return { result }
  } catch (error) {
    if (error instanceof V3Error) return { error }
    if (error instanceof RestError) return { error: new V3Error('INTERNALEXCEPTION', error.message, error.status) }
    throw error
  }
}

async function meet({ state, caller }: CallThree, fault: FaultRule | undefined): Promise<void> {
  switch (fault?.kind) {
    case '429':
      throw v3Refusal.rate()
    case '500':
    case '503':
    case 'html':
    case 'cut':
    case 'renamed':
      throw v3Refusal.internal()
    case 'refuse':
      throw new V3Error(fault.error ?? 'INTERNALEXCEPTION', fault.description ?? '', fault.status ?? 400)
    case 'expired-token':
      state.tokens.expire(caller.accessToken)
      throw v3Refusal.unauthorized()
    case 'revoked':
      if (caller.app) state.tokens.revokeApp(caller.app.clientId)
      throw v3Refusal.unauthorized()
    case 'slow':
      await delay(fault.delayMs ?? 1000)
      return
    default:
  }
}

function admit({ state, caller }: CallThree, spec: MethodThree): void {
  if (spec.scope !== '' && !caller.scopes.includes(spec.scope)) throw v3Refusal.scope()
  if (spec.admin && !caller.user.admin) throw v3Refusal.denied()
  if (state.settings.limits && spec.name !== 'batch' && state.limits.operating.blocked(caller.key, `v3 ${spec.name}`))
    throw v3Refusal.rate()
}

async function measured(call: CallThree, spec: MethodThree): Promise<unknown> {
  const result = await spec.handler(call)
  if (spec.name === 'batch') return result
  const { operating } = call.state.limits
  const seconds = costOf(spec.name, call.params, { result })
  call.spent.seconds += seconds
  operating.spend(call.caller.key, `v3 ${spec.name}`, operating.priceOf(spec.name) ?? seconds)
  cutWhenTooLong(call.state, call.spent)
  return result
}
