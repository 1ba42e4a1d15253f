import { createHash } from 'node:crypto'
import type { PortalState } from '../../store/state.ts'
import type { Caller } from '../call.ts'
import type { Params } from '../params.ts'
import { v3Refusal } from './v3-error.ts'

const KEEP_MS = 24 * 3600 * 1000

/** A repeat of a call under one key: what was answered the first time, and a way to keep a first answer. */
export interface Repeat {
  kept: unknown
  replayed: boolean
  keep(result: unknown): void
}

/**
 * Finds the answer kept under an `Idempotency-Key`: one key means one call of one application, person and method, for
 * 24 hours, and only successful answers are kept. Bitrix24 docs: api-reference/rest-v3 (idempotency).
 */
export function repeatOf(state: PortalState, caller: Caller, method: string, key: string, params: Params): Repeat {
  if (!/^[\u0020-\u007e]{1,255}$/.test(key)) throw v3Refusal.keyInvalid()
  const name = `${caller.key}|${caller.user.id}|${method.toLowerCase()}|${key}`
  const body = createHash('sha256').update(JSON.stringify(params)).digest('hex')
  const now = state.clock.now()
  const known = state.idempotentAnswers.get(name)
  if (known && known.at + KEEP_MS <= now) state.idempotentAnswers.delete(name)
  else if (known && known.body !== body) throw v3Refusal.keyReused()
  else if (known) return { kept: known.result, replayed: true, keep: () => {} }
  return {
    kept: null,
    replayed: false,
    keep(result) {
      state.idempotentAnswers.set(name, { body, result, at: now })
      state.touch()
    },
  }
}
