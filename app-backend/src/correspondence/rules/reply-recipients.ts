import { emailKey } from '../../kernel/email.ts'

export interface LetterRecipients {
  from: string | null
  replyTo: string | null
  to: readonly string[]
  cc: readonly string[]
  /** in: written to us; out: by us. */
  direction: 'in' | 'out'
}

export interface ReplyRecipients {
  to: string[]
  cc: string[]
}

/**
 * Whom an answer goes to: the address the writer wants answers at, and for an answer to all everybody else of the letter. Our own
 * addresses are never among them. An answer to a letter of ours goes to whom that one went.
 */
export function replyRecipients(letter: LetterRecipients, own: readonly string[], all: boolean): ReplyRecipients {
  const ours = new Set(own.map((address) => address.toLowerCase()))
  const seen = new Set<string>()
  const fresh = (addresses: readonly (string | null)[]) =>
    addresses.flatMap((address) => {
      const key = address === null ? null : emailKey(address)
      if (key === null || ours.has(key) || seen.has(key)) return []
      seen.add(key)
      return [key]
    })
  if (letter.direction === 'out') return { to: fresh(letter.to), cc: all ? fresh(letter.cc) : [] }
  const writer = fresh([letter.replyTo ?? letter.from])
  const to = writer.length > 0 ? writer : fresh([letter.from])
  return { to, cc: all ? fresh([...letter.to, ...letter.cc]) : [] }
}

/** Addresses of a recipients header as it is shown: `Имя <адрес>, адрес`. */
export const addressesOf = (text: string): string[] => text.match(/[^\s@<>"(),;:]+@[^\s@<>"(),;:]+/gu) ?? []
