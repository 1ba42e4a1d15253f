/** Between 1601 and 1970, in units of 100 ns: Thread-Index counts like FILETIME. */
const epoch = 116_444_736_000_000_000n
const headLength = 22

export interface ThreadIndexFacts {
  /** First 22 bytes of the conversation's Thread-Index, hex; null where no letter of it had one. */
  head: string | null
  /** 32 hex digits that name the conversation when it has no head yet. */
  conversation: string
  startedAt: Date
  now: Date
}

/**
 * The Thread-Index by which Outlook groups a conversation: a head of 22 bytes that all letters share, and 5 bytes of this letter.
 * Microsoft docs: MS-OXOMSG 2.2.1.3, PidTagConversationIndex.
 */
export function threadIndex({ head, conversation, startedAt, now }: ThreadIndexFacts): string {
  const start = head === null ? newHead(conversation, startedAt) : Buffer.from(head, 'hex').subarray(0, headLength)
  const seconds = Math.max(0, Math.floor((now.getTime() - startedAt.getTime()) / 1_000))
  const child = Buffer.alloc(5)
  child.writeUInt32BE(Math.min(seconds, 0x7fff_ffff))
  return Buffer.concat([start, child]).toString('base64')
}

function newHead(conversation: string, startedAt: Date): Buffer {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(startedAt.getTime()) * 10_000n + epoch)
  return Buffer.concat([Buffer.from([1]), time.subarray(0, 5), Buffer.from(conversation.slice(0, 32), 'hex')])
}
