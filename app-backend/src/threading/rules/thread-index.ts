/** Bytes of the head: five of a moment, one reserved, sixteen of the conversation. Each answer adds five bytes after it. */
const headBytes = 22

/**
 * The conversation that Outlook and Exchange write into Thread-Index, hex; null when there is none.
 * Microsoft docs: [MS-OXOMSG] 2.2.1.3, PidTagConversationIndex.
 */
export function threadIndexHead(header: string | null): string | null {
  const text = (header ?? '').replaceAll(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  const bytes = Buffer.from(text, 'base64')
  return bytes.length >= headBytes ? bytes.subarray(0, headBytes).toString('hex') : null
}
