import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { placeOf, type ThreadPlace, type ThreadTarget } from './thread-target.ts'

/** What a letter's id or address says of itself: a token of ours, one that only looks so (changed, another portal's), or none. */
export type TokenReading = { kind: 'ours'; place: ThreadPlace } | { kind: 'forged' } | { kind: 'none' }

export interface ThreadTokens {
  /** Message-ID without brackets for a letter that goes out; each call gives another one. `domain` is the sender's. */
  issueMessageId(target: ThreadTarget, domain: string): string
  /** The mailbox's address with the thread's tag: `support+pk-…@firm.ru`, for Reply-To where the server delivers such addresses. */
  taggedAddress(target: ThreadTarget, mailbox: string): string
  readMessageId(portalId: string, messageId: string): TokenReading
  readAddress(portalId: string, address: string): TokenReading
}

/** What a letter that goes out needs of the tokens. */
export interface SendingTokens extends Pick<ThreadTokens, 'issueMessageId'> {
  /** The address that replies are asked to; null where the mailbox takes no tags. */
  replyTo?(target: ThreadTarget, mailbox: string): Promise<string | null>
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
/** 80 bits of the signature; small letters and digits only, because relays fold the case. */
const signatureLength = 16
const idShape = /^pk\.([0-9a-z]{1,9})\.([0-9a-z]{1,9})\.([0-9a-z]{1,20})\.([a-z2-7]{16})@/
const tagShape = /\+pk-([0-9a-z]{1,9})-([0-9a-z]{1,9})-([a-z2-7]{16})@/

/**
 * Signed marks of our own threads. The key of each portal is derived from the product's, so that a token of one portal says
 * nothing in another; what an earlier key signed stays valid after a change of the key.
 */
export function createThreadTokens(secretKey: Buffer, older: readonly Buffer[] = []): ThreadTokens {
  const derived = new Map<string, Buffer[]>()
  function keysOf(portalId: string): Buffer[] {
    const known = derived.get(portalId)
    if (known) return known
    const keys = [secretKey, ...older].map((secret) =>
      Buffer.from(hkdfSync('sha256', secret, portalId, 'poryadok thread token', 32)),
    )
    derived.set(portalId, keys)
    return keys
  }
  const presentKey = (portalId: string) => keysOf(portalId)[0] ?? secretKey

  function read(portalId: string, { request = '', task = '', nonce, signature = '' }: Marks): TokenReading {
    const text = signedText(request, task, nonce)
    const fits = keysOf(portalId).some((key) => same(signatureOf(key, text), signature))
    if (!fits) return { kind: 'forged' }
    const taskId = Number.parseInt(task, 36)
    return { kind: 'ours', place: { requestId: Number.parseInt(request, 36), taskId: taskId === 0 ? null : taskId } }
  }

  return {
    issueMessageId(target, domain) {
      const { request, task } = marksOf(target)
      const nonce = base32(randomBytes(10))
      const signature = signatureOf(presentKey(target.portalId), signedText(request, task, nonce))
      return `pk.${request}.${task}.${nonce}.${signature}@${domain.toLowerCase()}`
    },
    taggedAddress(target, mailbox) {
      const { request, task } = marksOf(target)
      const signature = signatureOf(presentKey(target.portalId), signedText(request, task, null))
      const at = mailbox.lastIndexOf('@')
      return `${mailbox.slice(0, at)}+pk-${request}-${task}-${signature}${mailbox.slice(at)}`
    },
    readMessageId(portalId, messageId) {
      const [, request, task, nonce = '', signature] = idShape.exec(messageId.toLowerCase()) ?? []
      return request === undefined ? { kind: 'none' } : read(portalId, { request, task, nonce, signature })
    },
    readAddress(portalId, address) {
      const [, request, task, signature] = tagShape.exec(address.toLowerCase()) ?? []
      return request === undefined ? { kind: 'none' } : read(portalId, { request, task, nonce: null, signature })
    },
  }
}

interface Marks {
  request: string | undefined
  task: string | undefined
  /** null: the tag of an address, which is the same in all letters of the thread. */
  nonce: string | null
  signature: string | undefined
}

function marksOf(target: ThreadTarget): { request: string; task: string } {
  const { requestId, taskId } = placeOf(target)
  return { request: requestId.toString(36), task: (taskId ?? 0).toString(36) }
}

const signedText = (request: string, task: string, nonce: string | null) =>
  nonce === null ? `tag ${request} ${task}` : `id ${request} ${task} ${nonce}`

const signatureOf = (key: Buffer, text: string) =>
  base32(createHmac('sha256', key).update(text).digest()).slice(0, signatureLength)

const same = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** Five bits a letter, RFC 4648 in small letters; bits that fill no letter are left out. */
function base32(bytes: Uint8Array): string {
  let text = ''
  let value = 0
  let bits = 0
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(value >> bits) & 31] ?? ''
    }
  }
  return text
}

/** The address without the tag of a thread: by it the mailbox is found. */
export const withoutTag = (address: string): string =>
  address.replace(/\+pk-[0-9a-z]+-[0-9a-z]+-[a-z2-7]{16}(?=@)/i, '')
