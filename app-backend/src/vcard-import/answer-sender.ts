import type { Reason } from '../kernel/reason.ts'
import type { Outgoing } from '../messages/index.ts'
import { isAppError } from '../platform/errors/app-error.ts'
import { cardPath, contactEntityTypeId, type Tenant } from '../portal/index.ts'
import { answerText } from './answer-text.ts'
import type { CardData } from './rules/card-data.ts'
import { cardPerson, nameOf } from './rules/card-person.ts'
import type { CardStore, StoredImport } from './store.ts'

export interface AnswerDeps {
  outgoing: Pick<Outgoing, 'send'>
}

/** Answers to one employee a day: a person who sends cards one by one is answered each time. */
const mostADay = 50
/** What nobody may answer: the sender is not proved to have written. */
const unproved = ['cards.sender-no-proof', 'cards.sender-failed']

/**
 * Tells the sender what became of each card, once an import. Nobody is written to whose letter is not proved to be theirs, and no
 * address of ours. Returns the letter's number; null when none goes out.
 */
export async function answerSender(
  { outgoing }: AnswerDeps,
  tenant: Tenant,
  origin: StoredImport,
  cards: Awaited<ReturnType<CardStore['cardsOf']>>,
): Promise<number | null> {
  if (origin.because.some(({ code }) => unproved.includes(code))) return null
  const shown = cards.map(({ card, state, why, contactId }) => {
    const data = card as unknown as CardData
    const contactUrl = contactId === null ? null : new URL(cardPath(contactEntityTypeId, contactId), tenant.origin).href
    return { name: nameOf(cardPerson(data)), company: data.company, state, why: why as unknown as Reason[], contactUrl }
  })
  const { subject, text } = answerText(
    { subject: origin.subject, cards: shown, faults: origin.faults },
    tenant.language,
  )
  try {
    const sent = await outgoing.send({
      portalId: tenant.id,
      key: `cards:${origin.id}`,
      to: [origin.sender],
      subject,
      text,
      headers: { 'In-Reply-To': `<${origin.messageId}>`, References: `<${origin.messageId}>` },
      mailboxId: origin.mailboxId,
      automatic: true,
      automaticPerDay: mostADay,
    })
    return sent?.id ?? null
  } catch (error) {
    // Without a mail account the import stands all the same.
    if (isAppError(error, 'mail.no-account', 'mail.own-address', 'mail.not-clean')) return null
    throw error
  }
}
