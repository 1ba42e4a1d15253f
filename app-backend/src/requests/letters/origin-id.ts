import { createHash } from 'node:crypto'

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** Stable mark of what one letter makes in the portal: found again after a lost answer, the same after any restart. */
export const originId = (letter: { letterId: number; messageId: string }): string =>
  `letter:${letter.letterId}:${short(letter.messageId)}`

/** Mark of a contact made from an address. */
export const contactOriginId = (address: string): string => `contact:${short(address)}`
