import { reason } from '../kernel/reason.ts'
import { findTwin, sentPlace } from '../threading/index.ts'
import { ignored, type Decided } from './decided.ts'
import { decideCards } from './decide-cards.ts'
import { decideAutomatic } from './decide-automatic.ts'
import type { ProcessDeps } from './intake-deps.ts'
import { knowLetter, type Known } from './know-letter.ts'
import type { ClaimedLetter } from './letter-outcome.ts'
import type { ParsedLetter } from './parse/parsed-letter.ts'
import { placeLetter } from './place-letter.ts'
import { secondDelivery } from './other-departments.ts'
import { automaticMail } from './rules/automatic-mail.ts'

/** Is the letter one for a person, whose, and in which request? Opens or joins the request; may be repeated after any break. */
export async function decideLetter(deps: ProcessDeps, letter: ClaimedLetter, parsed: ParsedLetter): Promise<Decided> {
  const known = await knowLetter(deps, letter, parsed)
  const { refs, own } = known
  const ownLetter = await sentByUs(deps, known)
  if (ownLetter) return ownLetter
  const { signals, report, text } = parsed
  const from = parsed.from?.address ?? null
  const automatic = automaticMail({ signals, report, text, own, from, envelopeFrom: letter.envelopeFrom })
  // A program's letter opens no request: once is enough, whatever mailboxes it came to.
  const mailboxes = automatic ? {} : { mailboxes: known.twinMailboxes }
  const asked = { dated: parsed.sentAt !== null, mailboxId: letter.mailboxId, ...mailboxes }
  const twin = await findTwin(deps.db.prisma, refs, asked)
  if (twin !== null) return secondDelivery(refs, twin)
  if (automatic) return decideAutomatic(deps, known, automatic)
  return letter.purpose === 'cards' && deps.takeCards
    ? decideCards(deps, deps.takeCards, known)
    : placeLetter(deps, known)
}

/** A letter that went out from us comes back: by Cc, by a list, by a rule of somebody's mailbox. */
async function sentByUs({ db, threads }: ProcessDeps, { letter, parsed }: Known): Promise<Decided | null> {
  const { portalId } = letter
  const issued = threads.tokens.readMessageId(portalId, parsed.messageId)
  const place = issued.kind === 'ours' ? issued.place : await sentPlace(db.prisma, portalId, parsed.messageId)
  if (!place) return null
  const because = reason('intake.own-letter', { messageId: parsed.messageId })
  return { ...ignored(because), automatic: 'own' }
}
