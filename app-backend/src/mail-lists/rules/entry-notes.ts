import { reason, type Reason } from '../../kernel/reason.ts'
import type { MailEntry } from './mail-entry.ts'

export interface EntryNote {
  path: string
  because: Reason
  blocks: boolean
}

const keyOf = ({ kind, header, match, value }: MailEntry) =>
  [kind, header.toLowerCase(), kind === 'address' || kind === 'domain' ? '' : match, value.toLowerCase()].join(' ')

/** Lines that say the same twice or the opposite, and those that would stop the portal's own people. */
export function entryNotes(entries: readonly MailEntry[], ownDomains: readonly string[]): EntryNote[] {
  const first = new Map<string, number>()
  return entries.flatMap((entry, index) => {
    const path = `entries.${index}.value`
    const twin = first.get(keyOf(entry))
    if (twin === undefined) first.set(keyOf(entry), index)
    const opposite = twin !== undefined && entries[twin]?.verdict !== entry.verdict
    const repeated: EntryNote[] =
      twin === undefined
        ? []
        : [
            {
              path,
              because: reason(opposite ? 'mail-lists.contradicts' : 'mail-lists.repeats', { line: twin + 1 }),
              blocks: false,
            },
          ]
    const value = entry.value.toLowerCase().replace(/^@/, '')
    const own = entry.kind === 'domain' && entry.verdict === 'ignored' && ownDomains.includes(value)
    return own
      ? [...repeated, { path, because: reason('mail-lists.own-domain', { domain: value }), blocks: false }]
      : repeated
  })
}
