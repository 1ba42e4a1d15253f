import { randomBytes } from 'node:crypto'
import type { PortalState } from '../store/state.ts'
import type { CallNews, CallRecord, CallState } from './call-card/call-record.ts'

type Listener = (news: CallNews) => void

/** Call cards that people's pages show now. They live as long as the process: a call does not outlast it. */
export interface CallCards {
  show(call: Omit<CallRecord, 'callId'> & { callId?: string }): CallRecord
  /** False when there is no such card. `failedCode` is the SIP code of a call that failed, '' otherwise. */
  setState(callId: string, state: CallState, failedCode?: string): boolean
  setEntity(
    callId: string,
    entity: Pick<CallRecord, 'crmEntityType' | 'crmEntityId'> & { phoneNumber?: string },
  ): boolean
  close(callId: string): boolean
  /** Cards of one person, oldest first. */
  of(userId: number): CallRecord[]
  find(callId: string): CallRecord | undefined
  /** Calls `listener` on every news for the person until the returned function is called. */
  listen(userId: number, listener: Listener): () => void
}

const byPortal = new WeakMap<PortalState, CallCards>()

/** The cards of one portal; pages, doors and telephony methods share them. */
export function callCardsOf(state: PortalState): CallCards {
  const known = byPortal.get(state)
  if (known !== undefined) return known
  const made = createCallCards()
  byPortal.set(state, made)
  return made
}

function createCallCards(): CallCards {
  const calls = new Map<string, CallRecord>()
  const listeners = new Set<{ userId: number; listener: Listener }>()
  const tell = (userId: number, news: CallNews): void => {
    for (const one of listeners) if (one.userId === userId) one.listener(news)
  }
  const change = (callId: string, run: (call: CallRecord) => CallNews): boolean => {
    const call = calls.get(callId)
    if (call === undefined) return false
    tell(call.userId, run(call))
    return true
  }
  return {
    show(input) {
      const call: CallRecord = { ...input, callId: input.callId ?? `externalCall.${randomBytes(16).toString('hex')}` }
      calls.set(call.callId, call)
      tell(call.userId, { kind: 'show', call })
      return call
    },
    setState: (callId, state, failedCode = '') =>
      change(callId, (call) => {
        call.state = state
        return { kind: 'state', callId, state, failedCode }
      }),
    setEntity: (callId, entity) =>
      change(callId, (call) => {
        Object.assign(call, entity)
        const { phoneNumber, crmEntityType, crmEntityId } = call
        return { kind: 'entity', callId, phoneNumber, crmEntityType, crmEntityId }
      }),
    close: (callId) =>
      change(callId, () => {
        calls.delete(callId)
        return { kind: 'close', callId }
      }),
    of: (userId) => [...calls.values()].filter((call) => call.userId === userId),
    find: (callId) => calls.get(callId),
    listen(userId, listener) {
      const entry = { userId, listener }
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
  }
}
