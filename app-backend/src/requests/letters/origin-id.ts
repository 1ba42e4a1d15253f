import { createHash } from 'node:crypto'
import type { Run } from '../../portal/index.ts'

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** Stable mark of what one letter makes in the portal: found again after a lost answer, the same after any restart. */
export const originId = (letter: { letterId: number; messageId: string }): string =>
  `letter:${letter.letterId}:${short(letter.messageId)}`

/** The run that a letter's writes belong to. */
export const letterRun = (letter: { letterId: number; portalId: string }): Run & { name: string } => ({
  portalId: letter.portalId,
  name: `letter:${letter.letterId}`,
  rule: 'intake',
  mode: 'live',
  cause: { kind: 'letter', id: String(letter.letterId) },
})

/** Mark of a contact made from an address. */
export const contactOriginId = (address: string): string => `contact:${short(address)}`
