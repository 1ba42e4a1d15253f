import type { Words } from '../../kernel/words.ts'
import type { MailEntry } from './mail-entry.ts'

export interface EntryChange {
  what: Words
  before: string | null
  after: string | null
}

const kinds: Record<MailEntry['kind'], Words> = {
  address: { ru: 'Адрес', en: 'Address' },
  domain: { ru: 'Домен', en: 'Domain' },
  name: { ru: 'Имя ящика', en: 'Mailbox name' },
  header: { ru: 'Заголовок', en: 'Header' },
}
const signs: Record<MailEntry['match'], string> = { is: '=', begins: '=', contains: '≈', present: '' }

/** The line in short, in the signs of both languages: `X-Loop = poryadok → ✕`. */
function inShort({ kind, header, match, value, verdict, on }: MailEntry): string {
  const shown = match === 'contains' ? `*${value}*` : match === 'begins' ? `${value}*` : value
  const named = kind === 'header' ? [header, match === 'present' ? '*' : `${signs[match]} ${shown}`].join(' ') : shown
  return `${named} ${verdict === 'opens' ? '✓' : '✕'}${on ? '' : ' ○'}`
}

const same = (one: MailEntry, other: MailEntry) => JSON.stringify(one) === JSON.stringify(other)

/** What differs between two lists, line by line: ✕ opens no request, ✓ always opens one, ○ is switched off. */
export function entryChanges(before: readonly MailEntry[], after: readonly MailEntry[]): EntryChange[] {
  const [old, now] = [byId(before), byId(after)]
  const gone = before.filter(({ id }) => !now.has(id)).map((entry) => change(entry, entry, null))
  const others = after.flatMap((entry) => {
    const was = old.get(entry.id) ?? null
    return was && same(was, entry) ? [] : [change(entry, was, entry)]
  })
  return [...gone, ...others]
}

const byId = (entries: readonly MailEntry[]) => new Map(entries.map((entry) => [entry.id, entry]))

function change(named: MailEntry, before: MailEntry | null, after: MailEntry | null): EntryChange {
  const sides = [before && inShort(before), after && inShort(after)] as const
  // Only the note differs: it is then what is shown.
  const noted = sides[0] === sides[1] ? [before?.note ?? null, after?.note ?? null] : sides
  return { what: kinds[named.kind], before: noted[0] ?? null, after: noted[1] ?? null }
}
