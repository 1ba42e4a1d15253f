import { firstValue, headerLines, type HeaderLine } from './header-lines.ts'
import { idOfBytes, messageIds } from './message-ids.ts'

/** The letter's Message-ID without brackets, or one made from its bytes. Reads the header block only. */
export function letterId(raw: Uint8Array, lines: readonly HeaderLine[] = headerLines(raw)): string {
  return messageIds(firstValue(lines, 'message-id') ?? '')[0] ?? idOfBytes(raw)
}
