import { setTimeout as delay } from 'node:timers/promises'
import type { FaultRule } from '../faults/faults.ts'
import { findMethod } from '../methods/registry.ts'
import type { Answer, Call, MethodSpec } from './call.ts'
import { ConnectionCut, RestError, refusal } from './rest-error.ts'

export interface Outcome {
  answer?: Answer
  error?: RestError
  /** Set when the HTTP answer must be something else than an envelope. */
  fault?: FaultRule
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
  const { answer, error } = outcome
  record(call, startedAt, error ? { status: error.status, error: error.code } : { status: 200, result: answer?.result })
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
    const spec = findMethod(call.method)
    if (!spec) {
      call.state.unknownMethods.add(call.method)
      throw refusal.methodNotFound()
    }
    admit(call, spec)
    return { answer: await measured(call, spec) }
  } catch (error) {
    if (error instanceof RestError) return { error }
    throw error
  }
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
    case 'expired-token':
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
  if (spec.admin && !caller.user.admin) throw refusal.accessDenied()
  if (state.settings.limits && spec.name !== 'batch' && state.limits.operating.blocked(caller.key, spec.name))
    throw refusal.operating()
}

async function measured(call: Call, spec: MethodSpec): Promise<Answer> {
  const startedAt = performance.now()
  try {
    return await spec.handler(call)
  } finally {
    const { operating } = call.state.limits
    const seconds = operating.costOf(spec.name) || (performance.now() - startedAt) / 1000
    if (spec.name !== 'batch') operating.spend(call.caller.key, spec.name, seconds)
  }
}
