import { emailKey } from '../../kernel/email.ts'

export interface LetterRecipients {
  from: string | null
  replyTo: string | null
  to: readonly string[]
  cc: readonly string[]
  /** in: written to us; out: by us. */
  direction: 'in' | 'out'
}

/** Who of the recipients is ours. */
export interface OurPeople {
  /** Addresses that take letters in. */
  own: readonly string[]
  isStaff(address: string): boolean
}

export interface LeftOut {
  address: string
  /** own: takes letters in, an answer there would come back; staff: a colleague sees the answer in the request. */
  why: 'own' | 'staff'
}

export interface ReplyRecipients {
  to: string[]
  cc: string[]
  /** Recipients of the letter whom an answer to all leaves out; a person may add colleagues. */
  leftOut: LeftOut[]
}

/**
 * Whom an answer goes to: the address the writer wants answers at, and for an answer to all everybody else of the letter but our own
 * addresses and colleagues. An answer to a letter of ours goes to whom that one went.
 */
export function replyRecipients(letter: LetterRecipients, { own, isStaff }: OurPeople, all: boolean): ReplyRecipients {
  const ours = new Set(own.map((address) => address.toLowerCase()))
  const seen = new Set<string>()
  const leftOut: LeftOut[] = []
  const fresh = (addresses: readonly (string | null)[], { staffToo }: { staffToo: boolean }) =>
    addresses.flatMap((address) => {
      const key = address === null ? null : emailKey(address)
      if (key === null || seen.has(key)) return []
      const why = ours.has(key) ? 'own' : !staffToo && isStaff(key) ? 'staff' : null
      if (why === null || all) seen.add(key)
      if (why === null) return [key]
      if (all) leftOut.push({ address: key, why })
      return []
    })
  const chosen = { staffToo: true }
  if (letter.direction === 'out')
    return { to: fresh(letter.to, chosen), cc: all ? fresh(letter.cc, chosen) : [], leftOut }
  const writer = fresh([letter.replyTo ?? letter.from], chosen)
  const to = writer.length > 0 ? writer : fresh([letter.from], chosen)
  return { to, cc: all ? fresh([...letter.to, ...letter.cc], { staffToo: false }) : [], leftOut }
}

/** Addresses of a recipients header as it is shown: `Имя <адрес>, адрес`. */
export const addressesOf = (text: string): string[] => text.match(/[^\s@<>"(),;:]+@[^\s@<>"(),;:]+/gu) ?? []
