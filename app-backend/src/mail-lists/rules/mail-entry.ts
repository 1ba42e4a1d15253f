export const entryKinds = ['address', 'domain', 'name', 'header'] as const
/** present: the header is there, whatever it says. */
export const entryMatches = ['is', 'begins', 'contains', 'present'] as const
/** opens: always taken for a person, whatever the other lines say. */
export const listVerdicts = ['ignored', 'opens'] as const
export type ListVerdict = (typeof listVerdicts)[number]

export interface MailEntry {
  id: string
  kind: (typeof entryKinds)[number]
  header: string
  match: (typeof entryMatches)[number]
  value: string
  verdict: ListVerdict
  note: string
  on: boolean
}

export interface LetterFacts {
  from: string | null
  envelopeFrom: string
  headers: readonly { name: string; value: string }[]
}
