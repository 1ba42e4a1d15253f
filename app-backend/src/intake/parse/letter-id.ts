import { fieldText, rawFields } from './header-lines.ts'
import { idOfBytes, messageIds } from './message-ids.ts'

/**
 * The letter's Message-ID without brackets, or one made from its bytes. Reads the header block only, and decodes nothing but that
 * header: it runs in the main thread, on whatever a stranger sends.
 */
export function letterId(raw: Uint8Array): string {
  const header = rawFields(raw).find(({ name }) => name.toLowerCase() === 'message-id')
  return messageIds(header ? fieldText(header.value) : '')[0] ?? idOfBytes(raw)
}
