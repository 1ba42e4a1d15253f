import { setTimeout as delay } from 'node:timers/promises'
import { askConfirmation } from '../apps/confirm-method.ts'
import type { FaultRule } from '../faults/faults.ts'
import { costOf } from '../limits/cost.ts'
import { findMethod } from '../methods/registry.ts'
import { lacksMethod } from '../profile.ts'
import { cutWhenTooLong } from './request-time.ts'
import type { Answer, Call, MethodSpec } from './call.ts'
import { ConnectionCut, RestError, refusal, statusIn } from './rest-error.ts'

export interface Outcome {
  answer?: Answer
  error?: RestError
  /** Set when the HTTP answer must be something else than an envelope. */
  fault?: FaultRule
  /** Model seconds of this call. */
  seconds?: number
}

/** Runs one call: faults, the method table, scope, rights of the caller, limits, the method itself, the journal. */
export async function run(call: Call): Promise<Outcome> {
  const startedAt = performance.now()
  const fault = call.state.faults.take(call.method)
  let outcome: Outcome
  try {
    outcome = await attempt(call, fault)
  } catch (error) {
    record(call, startedAt, { status: 0, error: error instanceof ConnectionCut ? 'CONNECTION_CUT' : 'PORTAL_DEFECT' })
    throw error
  }
  if (fault?.kind === 'lost-answer' || fault?.kind === 'cut') {
    record(call, startedAt, { status: 0, error: 'CONNECTION_CUT', result: outcome.answer?.result })
    throw new ConnectionCut(fault.kind)
  }
  if (fault?.kind === 'late-answer') await delay(fault.delayMs ?? 1000)
  const { answer, error } = outcome
  const status = error ? statusIn(call.state.settings.edition, error) : 200
  record(call, startedAt, error ? { status, error: error.code } : { status, result: answer?.result })
  return fault ? { ...outcome, fault } : outcome
}

function record(call: Call, startedAt: number, end: { status: number; error?: string; result?: unknown }): void {
  call.state.journal.add({
    at: new Date(call.state.clock.now()).toISOString(),
    httpId: call.httpId,
    app: call.caller.key,
    userId: call.caller.user.id,
    path: call.path,
    method: call.method,
    params: call.params,
    ...end,
    ms: Math.round((performance.now() - startedAt) * 100) / 100,
    inBatch: call.inBatch,
  })
}

async function attempt(call: Call, fault: FaultRule | undefined): Promise<Outcome> {
  try {
    await meet(call, fault)
    const spec = knownMethod(call)
    admit(call, spec)
    const outcome = await measured(call, spec)
    if (outcome.answer) call.state.contract.see(call, outcome.answer)
    return outcome
  } catch (error) {
    if (error instanceof RestError) return { error }
    throw error
  }
}

function knownMethod(call: Call): MethodSpec {
  const spec = findMethod(call.method)
  if (!spec) call.state.unknownMethods.add(call.method)
  if (!spec || lacksMethod(call.state.settings.profile, spec.name)) throw refusal.methodNotFound()
  return spec
}

/** What a fault does before the method: refuse, wait, or stop everything. */
async function meet(call: Call, fault: FaultRule | undefined): Promise<void> {
  switch (fault?.kind) {
    case '503':
      throw refusal.tooMany()
    case '429':
      throw refusal.operating()
    case '500':
    case 'html':
    case 'cut':
    case 'renamed':
      throw refusal.internal()
    case 'refuse':
      throw new RestError(fault.error ?? 'ERROR_CORE', fault.description ?? '', fault.status ?? 400)
    case 'expired-token':
      call.state.tokens.expire(call.caller.accessToken)
      throw refusal.expired()
    case 'revoked':
      if (call.caller.app) call.state.tokens.revokeApp(call.caller.app.clientId)
      throw refusal.noAuth()
    case 'slow':
      await delay(fault.delayMs ?? 1000)
      return
    default:
  }
}

function admit(call: Call, spec: MethodSpec): void {
  const { caller, state } = call
  const wanted = typeof spec.scope === 'string' ? [spec.scope] : spec.scope
  if (!wanted.includes('') && !wanted.some((scope) => caller.scopes.includes(scope))) throw refusal.insufficientScope()
  if (spec.appContext && !caller.app) throw refusal.needsApp()
  if (caller.user.userType === 'extranet' && spec.name.startsWith('crm.')) throw refusal.intranetOnly()
  if (spec.admin && !caller.user.admin) throw refusal.accessDenied()
  if (caller.app) askConfirmation(state, caller.accessToken, spec.name)
  if (state.settings.limits && spec.name !== 'batch' && state.limits.operating.blocked(caller.key, spec.name))
    throw refusal.operating()
}

/**
 * The method itself and the model seconds it costs. A call that brings the whole request over the limit of its
 * duration is cut: what it has written stays written. Bitrix24 docs: settings/performance/limits.
 */
async function measured(call: Call, spec: MethodSpec): Promise<Outcome> {
  const { state, caller, params, spent = { seconds: 0 } } = call
  if (spec.name === 'batch') return { answer: await spec.handler({ ...call, spent }), seconds: spent.seconds }
  const { operating } = state.limits
  const price = operating.priceOf(spec.name)
  let answer: Answer = { result: null }
  let seconds = 0
  try {
    answer = await spec.handler(call)
  } finally {
    seconds = costOf(spec.name, params, answer)
    spent.seconds += seconds
    operating.spend(caller.key, spec.name, price ?? seconds)
  }
  cutWhenTooLong(state, spent)
  return { answer, seconds }
}
