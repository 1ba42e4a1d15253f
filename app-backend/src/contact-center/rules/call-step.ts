/** A telephone call as it is known: what the centre has told, and what the portal has. */
export interface CallState {
  facts: object | null
  ending: object | null
  record: object | null
  recorded: object | null
  portalCallId: string | null
  finished: boolean
  bindings: readonly CallBinding[]
  bound: readonly CallBinding[]
}

export interface CallBinding {
  entityTypeId: number
  entityId: number
}

export type CallStep =
  | { step: 'register' }
  | { step: 'finish' }
  | { step: 'record' }
  | { step: 'bind'; to: CallBinding }
  | { step: 'wait'; for: 'facts' | 'ending' }
  | { step: 'done' }

const sameBinding = (a: CallBinding, b: CallBinding) => a.entityTypeId === b.entityTypeId && a.entityId === b.entityId
const sameRecord = (a: object | null, b: object | null) => JSON.stringify(a) === JSON.stringify(b)

/**
 * What the portal is to be told next. The centre may tell its steps in any order; the portal takes them in one: a call is
 * registered, finished, then gets its recording and its cards. Bitrix24 docs: api-reference/telephony
 */
export function callStep(call: CallState): CallStep {
  const later = call.ending ?? call.record ?? (call.bindings.length > 0 ? call.bindings : null)
  if (call.facts === null) return later === null ? { step: 'done' } : { step: 'wait', for: 'facts' }
  if (call.portalCallId === null) return { step: 'register' }
  if (!call.finished) {
    if (call.ending !== null) return { step: 'finish' }
    return later === null ? { step: 'done' } : { step: 'wait', for: 'ending' }
  }
  if (call.record !== null && !sameRecord(call.record, call.recorded)) return { step: 'record' }
  const to = call.bindings.find((one) => !call.bound.some((bound) => sameBinding(bound, one)))
  return to ? { step: 'bind', to } : { step: 'done' }
}
