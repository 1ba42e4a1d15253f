import { z } from 'zod'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import { problem } from './problem.ts'

/** For route lists: who passes without a session. */
export const open = { config: { open: 'a key of the contact centre' } }
export const openToRead = { config: { open: 'a description that anybody may read' } }
/** A write that waits for the portal. */
export const queued = z.object({ status: z.literal('queued'), callId: z.uuid(), statusUrl: z.string() })
/** Refusals of every operation, by RFC 9457. */
export const problems = Object.fromEntries(
  [...Object.keys(faultAnswers), '412', '429'].map((status) => [status, problem]),
)
