import type { MailFacts } from '@poryadok/app-backend/mail-lists/contract'

export const blankFacts: MailFacts = { from: null, envelopeFrom: '', subject: '', headers: [] }

/** Facts as this kind has them. */
export const factsOf = (facts: unknown): MailFacts => ({ ...blankFacts, ...(facts as Partial<MailFacts> | null) })

const address = /[^\s<>"']+@[^\s<>"',;]+/

/** Header lines out of a pasted source of a letter: folded ones are joined, the text after the empty line is left out. */
export function headersOf(text: string): MailFacts['headers'] {
  const [head = ''] = text
    .replaceAll('\r\n', '\n')
    .replace(/^\s+/, '')
    .split(/\n\s*\n/)
  return head
    .replaceAll(/\n[ \t]+/g, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [{ name, value: value.trim().slice(0, 4_000) }]
    })
    .slice(0, 500)
}

/** The address that a header names; null when it names none. */
export const addressIn = (headers: MailFacts['headers'], name: string): string | null => {
  const found = headers.find((header) => header.name.toLowerCase() === name.toLowerCase())
  return address.exec(found?.value ?? '')?.[0]?.toLowerCase() ?? null
}
