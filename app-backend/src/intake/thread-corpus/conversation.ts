import { aProgram, type MailProgram, type SeenLetter } from './mail-programs.ts'
import type { Random } from './random.ts'

export interface Correspondent {
  address: string
  program: MailProgram
}

/** A letter of the conversation as its participants have it. */
export interface HistoryLetter extends SeenLetter {
  from: string
  /** Where answers go: our tagged address, or the mailbox. */
  replyTo: string
}

/** One matter of one client; `number` is the truth that the threads are held against. */
export interface Conversation {
  number: number
  subject: string
  client: Correspondent
  others: Correspondent[]
  history: HistoryLetter[]
  /** Our record of the request, once the first letter is handled. */
  requestId: number | null
}

const companies = ['zarechie', 'sosna', 'polyus', 'vostok', 'granit', 'almaz', 'volna', 'berezka'] as const
const publicDomains = ['mail.ru', 'yandex.ru', 'gmail.com', 'bk.ru'] as const
/** Few on purpose: a subject says nothing. */
const subjects = ['Вопрос', 'Не открывается счёт', 'Заказ', 'Re: Вопрос', 'Счёт на оплату', ''] as const

export const aCorrespondent = (random: Random, domain?: string): Correspondent => ({
  address: `${random.letters(6)}@${domain ?? (random.chance(40) ? random.pick(publicDomains) : `${random.pick(companies)}.example`)}`,
  program: aProgram(random),
})

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

/** A matter of a new client or of one who has others open; sometimes a colleague, or somebody from elsewhere, gets a copy. */
export function aConversation(random: Random, number: number, known: readonly Conversation[]): Conversation {
  const earlier = known.length > 0 && random.chance(40) ? known[random.int(known.length)] : undefined
  const client = earlier?.client ?? aCorrespondent(random)
  const domain = domainOf(client.address)
  const colleague = domain.endsWith('.example') && random.chance(30) ? [aCorrespondent(random, domain)] : []
  const elsewhere = random.chance(15) ? [aCorrespondent(random)] : []
  return {
    number,
    subject: random.pick(subjects),
    client,
    others: [...colleague, ...elsewhere],
    history: [],
    requestId: null,
  }
}

export interface WrittenLetter extends HistoryLetter {
  /** As our mailbox gets it. */
  deliveredId: string
  /** Where the gateway keeps the id that it took away; null: nowhere. */
  keptId: string | null
  inReplyTo: string | null
  /** As its program folds them. */
  between: string
  to: string
  subject: string
}

/** A letter of one of the participants, as their program writes it: the first one, or an answer. */
export function writeLetter(
  random: Random,
  { subject, history }: Conversation,
  { address, program }: Correspondent,
  mailbox: string,
): WrittenLetter {
  const domain = domainOf(address)
  const base = answered(random, history, address)
  const headers = base
    ? program.answer(base, random)
    : { inReplyTo: null, references: [], threadIndex: program.threadIndex(random) }
  const messageId = program.newId(random, domain)
  return {
    ...headers,
    messageId,
    deliveredId: program.rewritesId ? `${random.letters(20)}@gateway.${domain}` : messageId,
    keptId: program.rewritesId === 'kept' ? messageId : null,
    from: address,
    // Whoever answers everybody answers the address that this letter went to.
    replyTo: base?.replyTo ?? mailbox,
    to: base?.replyTo ?? mailbox,
    subject: base ? `${program.prefix}${subject}` : subject,
    between: program.between ?? ' ',
  }
}

/** Does the writer have something to answer? Few people answer their own letter before anybody else does. */
export const mayWrite = (random: Random, { history }: Conversation, { address }: Correspondent): boolean =>
  history.some(({ from }) => from !== address) || random.chance(15)

/** Mostly the last letter of somebody else, sometimes an older one, now and then one's own. */
function answered(random: Random, history: readonly HistoryLetter[], writer: string): HistoryLetter | null {
  const others = history.filter(({ from }) => from !== writer)
  const last = others.at(-1)
  if (last && random.chance(85)) return last
  if (others.length > 0 && random.chance(70)) return others[random.int(others.length)] ?? null
  return history[random.int(history.length)] ?? null
}
