import type { TakeCards } from '../vcard-import/index.ts'
import { bareEnd, type Decided } from './decided.ts'
import type { ProcessDeps } from './intake-deps.ts'
import type { Known } from './know-letter.ts'
import { mailboxDefaultUser } from './mailbox-store.ts'
import { headerLines } from './parse/header-lines.ts'

/** A letter of a mailbox for visiting cards opens no request: its cards are taken, or it says why not. */
export async function decideCards(deps: ProcessDeps, takeCards: TakeCards, known: Known): Promise<Decided> {
  const { letter, parsed, refs } = known
  const { portalId, mailboxId, attempts } = letter
  const { from, subject, messageId, text, attachments } = parsed
  const authentication = headerLines(letter.raw)
    .filter(({ key }) => key === 'authentication-results')
    .map(({ value }) => value)
  const defaultUserId = await mailboxDefaultUser(deps.db.prisma, portalId, mailboxId)
  const head = { letterId: letter.id, portalId, mailboxId, defaultUserId, from, subject, messageId, authentication }
  const taken = await takeCards({ ...head, text, attachments }, (raw) => deps.pool.parse(raw))
  const { kind, why } = taken
  if (kind === 'imported') return { ...bareEnd({ kind, why }), refs, keepCards: taken.keep }
  if (kind === 'ignored') return { ...bareEnd({ kind, why }), refs }
  return bareEnd({ kind, why, attempts, lastError: null })
}
