import { z } from 'zod'

const whole = z.int().positive()
/** Given by whoever presses: the same key is the same move, however often it is sent. */
const key = z.uuid()
const letterIds = z.array(whole).min(1).max(200)

export const moveBody = z.discriminatedUnion('kind', [
  /** Letters into a request that exists; `andLater`: with everything of their request that came after the first of them. */
  z.object({ kind: z.literal('letters'), key, letterIds, andLater: z.boolean(), target: whole }),
  /** Letters into a request of their own. */
  z.object({
    kind: z.literal('split'),
    key,
    letterIds,
    andLater: z.boolean(),
    title: z.string().trim().min(1).max(255),
  }),
  /** All of one request into another; the first one is closed. Numbers are those of the portal. */
  z.object({ kind: z.literal('merge'), key, source: whole, target: whole }),
])
export type MoveBody = z.infer<typeof moveBody>

export const moveRequest = z.object({ id: z.number().int(), title: z.string(), path: z.string() })
export type MoveRequest = z.infer<typeof moveRequest>

export const movePreview = z.object({
  from: moveRequest,
  /** Null: a new request. */
  to: moveRequest.nullable(),
  /** Letters of clients, and records in the portal's timeline that go along (letters of ours, calls). */
  letters: z.number().int(),
  records: z.number().int(),
  /** External tasks that go along with a merged request. */
  tasks: z.number().int(),
  /** The client of the other request is another one. */
  otherClient: z.boolean(),
  /** Stage that a merged request gets; null: it stays, or there is none to give. */
  closing: z.string().nullable(),
})
export type MovePreview = z.infer<typeof movePreview>

/** closing: not settled yet; kept: something else is in it; no-stage: the portal has no stage that closes it. */
const madeRequestStates = ['closing', 'closed', 'kept', 'no-stage'] as const
export type MadeRequestState = (typeof madeRequestStates)[number]

export const moveView = z.object({
  id: z.uuid(),
  kind: z.enum(['letters', 'split', 'merge']),
  /** making: its new request is being made; sending: the portal is being written to. */
  state: z.enum(['making', 'sending', 'done', 'undone', 'failed']),
  from: moveRequest,
  to: moveRequest.nullable(),
  letters: z.number().int(),
  /** Writes that the portal refused, in its words. */
  refused: z.array(z.string()),
  /** Of a split that is taken back: what becomes of the request it made. */
  made: z.enum(madeRequestStates).nullable(),
  /** It stands and may be taken back by this person. */
  mayUndo: z.boolean(),
})
export type MoveView = z.infer<typeof moveView>

export const undoneView = z.object({
  /** Letters that came meanwhile and went back with the others. */
  followed: z.number().int(),
  /** Of a split: the request it made is closed, or kept since something else is in it. */
  made: z.enum(['closing', 'kept']).nullable(),
})
export type UndoneView = z.infer<typeof undoneView>

export const targetQuery = z.object({ text: z.string().trim().max(200).default('') })
export const targetList = z.object({ requests: z.array(moveRequest) })
