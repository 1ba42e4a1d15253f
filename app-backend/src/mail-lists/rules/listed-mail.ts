import { reason, type Reason } from '../../kernel/reason.ts'
import type { LetterFacts, ListVerdict, MailEntry } from './mail-entry.ts'

export interface ListedMail {
  outcome: ListVerdict
  because: Reason[]
  /** The line that decided; null when none names the letter. */
  entry: MailEntry | null
  /** What of the letter it met. */
  met: { name: string; value: string } | null
}

/**
 * May the letter open a request? A line that says "always opens" wins over every other one; of the rest the first that names
 * the letter decides. The subject is never looked at. Built-in signs of automatic mail (RFC 3834 and the like) come before.
 */
export function listedMail(entries: readonly MailEntry[], letter: LetterFacts): ListedMail {
  const found = entries.flatMap((entry) => {
    const met = entry.on ? meets(entry, letter) : null
    return met ? [{ entry, met }] : []
  })
  const first = found.find(({ entry }) => entry.verdict === 'opens') ?? found[0]
  if (!first) return { outcome: 'opens', because: [reason('mail-lists.none')], entry: null, met: null }
  const { entry, met } = first
  return { outcome: entry.verdict, because: [because(entry, met)], entry, met }
}

interface Met {
  name: string
  value: string
}

function because({ kind, verdict, note }: MailEntry, { name, value }: Met): Reason {
  const about = kind === 'header' ? { header: name, value } : { address: value, of: name }
  const code = verdict === 'opens' ? 'mail-lists.exception' : `mail-lists.${kind}`
  return reason(code, { ...about, ...(note ? { note } : {}) })
}

const shortest = (value: string) => value.slice(0, 200)

/** What of the letter the line names; null when it names nothing. */
function meets(entry: MailEntry, { from, envelopeFrom, headers }: LetterFacts): Met | null {
  if (entry.kind === 'header') {
    const wanted = entry.header.toLowerCase()
    const found = headers.find(({ name, value }) => name.toLowerCase() === wanted && compares(entry, value))
    return found ? { name: found.name, value: shortest(found.value) } : null
  }
  const writers = [
    { name: 'From', value: from ?? '' },
    { name: 'MAIL FROM', value: envelopeFrom },
  ]
  const found = writers.find(({ value }) => value !== '' && namesWriter(entry, value.toLowerCase()))
  return found ? { name: found.name, value: shortest(found.value) } : null
}

function namesWriter(entry: MailEntry, address: string): boolean {
  const value = entry.value.toLowerCase()
  if (entry.kind === 'address') return address === value
  const at = address.lastIndexOf('@')
  if (entry.kind === 'name') return at > 0 && compares(entry, address.slice(0, at))
  const [wanted, host] = [value.replace(/^@/, ''), address.slice(at + 1)]
  return host === wanted || host.endsWith(`.${wanted}`)
}

function compares({ match, value: wanted }: MailEntry, value: string): boolean {
  const [whole, part] = [value.trim().toLowerCase(), wanted.toLowerCase()]
  if (match === 'present') return true
  if (match === 'begins') return whole.startsWith(part)
  return match === 'contains' ? whole.includes(part) : whole === part
}
