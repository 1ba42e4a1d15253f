import type { Evidence } from '../audit/index.ts'
import { countOpened, readLatestOpened, readOpened, type OpenedLetter } from '../intake/index.ts'
import type { Words } from '../kernel/words.ts'
import type { Database } from '../platform/db/database.ts'
import type { PastRecord, RuleKind } from '../rule-sets/index.ts'
import { listVerdict, mailFacts, mailLists, type MailFacts, type MailLists } from './contract.ts'
import { letterFacts } from './letter-facts.ts'
import { entryChanges } from './rules/entry-changes.ts'
import { entryNotes } from './rules/entry-notes.ts'
import { listedMail, type ListedMail } from './rules/listed-mail.ts'
import type { ListVerdict } from './rules/mail-entry.ts'

export type MailListsKind = RuleKind<MailLists, MailFacts, ListVerdict>

/** Reasons of the lists begin so: a letter that they stopped is a record of the past too. */
const reasonPrefix = 'mail-lists.'

const outcomes: Record<ListVerdict, Words> = {
  ignored: { ru: 'Запроса не открывает', en: 'Opens no request' },
  opens: { ru: 'Открывает запрос', en: 'Opens a request' },
}

interface MailListsDeps {
  db: Database
  /** Domains of the portal's own mailboxes. */
  ownDomains(portalId: string): Promise<string[]>
}

/** The lists of senders and headers whose letters never open a request, as rules of the lab. */
export const createMailListsKind = ({ db, ownDomains }: MailListsDeps): MailListsKind => ({
  kind: 'automatic-mail',
  title: { ru: 'Автоматические письма', en: 'Automatic mail' },
  body: mailLists,
  facts: mailFacts,
  outcome: listVerdict,
  empty: { entries: [] },
  evaluate({ entries }, facts) {
    const answer = listedMail(entries, facts)
    return { outcome: answer.outcome, because: answer.because, evidence: evidenceOf(answer) }
  },
  key: (outcome) => outcome,
  speech: () =>
    Promise.resolve({
      outcome: (outcome) => outcomes[outcome],
      changes: (before, after) => entryChanges(before.entries, after.entries),
    }),
  notes: async (portalId, { entries }) => entryNotes(entries, await ownDomains(portalId)),
  history: {
    count: (portalId, period) => countOpened(db.prisma, portalId, { ...period, reasonPrefix }),
    async page(portalId, period, { after, take }) {
      const at = { after: after === null ? null : Number(after), take }
      const letters = await readOpened(db.prisma, portalId, { ...period, reasonPrefix }, at)
      const last = letters.at(-1)
      return { records: letters.map(pastLetter), next: letters.length === take && last ? String(last.id) : null }
    },
    latest: async (portalId, take) => (await readLatestOpened(db.prisma, portalId, reasonPrefix, take)).map(pastLetter),
  },
})

const evidenceOf = ({ met }: ListedMail): Evidence[] =>
  met ? [{ kind: 'header', name: met.name, value: met.value }] : []

function pastLetter({ id, receivedAt, ...letter }: OpenedLetter): PastRecord<MailFacts, ListVerdict> {
  const title = [letter.from, letter.subject].filter(Boolean).join(' · ')
  return { subject: `letter:${id}`, title, at: receivedAt, facts: letterFacts(letter) }
}
