import { headerLines } from '../intake/index.ts'
import type { MailFacts } from './contract.ts'

const mostHeaders = 500
const longestValue = 4_000

/** What the lists look at, out of a letter's first bytes; the same for a letter that has just come and for a stored one. */
export function letterFacts(letter: {
  from: string | null
  envelopeFrom: string
  subject: string
  /** The letter's beginning, byte for byte; null when only its row is left. */
  head: Uint8Array | null
}): MailFacts {
  const headers = letter.head === null ? [] : headerLines(letter.head)
  return {
    from: letter.from?.toLowerCase().slice(0, 320) ?? null,
    envelopeFrom: letter.envelopeFrom.toLowerCase().slice(0, 320),
    subject: letter.subject.slice(0, 2_000),
    headers: headers
      .slice(0, mostHeaders)
      .map(({ name, value }) => ({ name: name.slice(0, 200), value: value.slice(0, longestValue) })),
  }
}
