import { createHash } from 'node:crypto'

/** Message-IDs are compared without case: relays fold it. */
export const idHash = (messageId: string): string => createHash('sha256').update(messageId.toLowerCase()).digest('hex')
