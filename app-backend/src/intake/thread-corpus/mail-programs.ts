import type { Random } from './random.ts'

/** A letter that another one may answer, as the answering program sees it. */
export interface SeenLetter {
  messageId: string
  references: readonly string[]
  /** base64, null when it has none. */
  threadIndex: string | null
}

/** Headers of threads that a program writes; ids without brackets. */
export interface ThreadHeaders {
  inReplyTo: string | null
  references: readonly string[]
  threadIndex: string | null
}

/** How a mail program, or a gateway on the way, treats the headers of threads. */
export interface MailProgram {
  name: string
  prefix: string
  /** Message-ID of a letter from `domain`. */
  newId(random: Random, domain: string): string
  answer(to: SeenLetter, random: Random): ThreadHeaders
  /** How many letters of a thousand it writes, roughly; what keeps next to nothing is rare. */
  share: number
  /** Beginning a conversation. */
  threadIndex(random: Random): string | null
  /** The recipients get another Message-ID than the writer's own copy has. */
  rewritesId?: 'kept' | 'lost'
  /** References as text between the ids. */
  between?: string
}

const none = () => null
const full = (to: SeenLetter): ThreadHeaders => ({
  inReplyTo: to.messageId,
  references: [...to.references, to.messageId],
  threadIndex: null,
})
const newIndex = (random: Random) => random.bytes(22).toString('base64')
/** Outlook goes on with the index of the letter it answers, and begins one where there is none. */
const goOn = (to: SeenLetter, random: Random) => {
  const before = to.threadIndex === null ? random.bytes(22) : Buffer.from(to.threadIndex, 'base64')
  return Buffer.concat([before, random.bytes(5)]).toString('base64')
}
const program = (given: Pick<MailProgram, 'name' | 'newId'> & Partial<MailProgram>): MailProgram => ({
  prefix: 'Re: ',
  share: 20,
  answer: full,
  threadIndex: none,
  ...given,
})
const outlook = (name: string, answer: MailProgram['answer'], more: Partial<MailProgram> = {}) =>
  program({
    name,
    prefix: 'RE: ',
    newId: (random) => `${random.letters(16).toUpperCase()}@${random.letters(8).toUpperCase()}.namprd01.example`,
    threadIndex: newIndex,
    answer,
    ...more,
  })

const hex = (random: Random, length: number) => random.bytes(length).toString('hex')
const dotted = (random: Random, domain: string) => `${random.int(10 ** 9)}.${random.int(10 ** 9)}@${domain}`

export const mailPrograms: readonly [MailProgram, ...MailProgram[]] = [
  outlook('Outlook', (to, random) => ({ ...full(to), threadIndex: goOn(to, random) }), { share: 100 }),
  outlook('Exchange in the browser', (to, random) => ({ ...full(to), threadIndex: goOn(to, random) }), { share: 80 }),
  outlook('Outlook 2007 without References', (to, random) => ({
    inReplyTo: to.messageId,
    references: [],
    threadIndex: goOn(to, random),
  })),
  outlook(
    'old Exchange, Thread-Index alone',
    (to, random) => ({
      inReplyTo: null,
      references: [],
      threadIndex: goOn(to, random),
    }),
    { share: 4 },
  ),
  outlook('Outlook for iOS', (to, random) => ({ ...full(to), threadIndex: goOn(to, random) }), { share: 50 }),
  program({ name: 'Gmail', share: 100, newId: (random) => `CA${random.letters(40)}@mail.gmail.example` }),
  program({ name: 'Gmail for Android', share: 80, newId: (random) => `CA${random.letters(38)}+x=@mail.gmail.example` }),
  program({ name: 'Apple Mail', share: 60, newId: (random, domain) => `${hex(random, 16).toUpperCase()}@${domain}` }),
  program({ name: 'iPhone', share: 100, newId: (random, domain) => `${hex(random, 16).toUpperCase()}@${domain}` }),
  program({
    name: 'Thunderbird',
    share: 50,
    newId: (random, domain) => `${hex(random, 8)}.${random.int(10 ** 6)}@${domain}`,
  }),
  program({
    name: 'Yandex',
    share: 80,
    newId: (random) => `${random.int(10 ** 12)}@mail.yandex.example`,
    prefix: 'Re: ',
  }),
  program({ name: 'Mail.ru', share: 80, newId: (random) => dotted(random, 'f501.i.mail.example') }),
  program({
    name: 'Mail.ru for phones, In-Reply-To alone',
    newId: (random) => dotted(random, 'f502.i.mail.example'),
    answer: (to) => ({ inReplyTo: to.messageId, references: [], threadIndex: null }),
  }),
  program({ name: 'Rambler', newId: dotted, prefix: 'Re[2]: ' }),
  program({ name: 'The Bat!', newId: (random, domain) => `${random.int(10 ** 9)}.2026@${domain}`, prefix: 'Re[2]: ' }),
  program({ name: 'K-9', newId: (random, domain) => `${random.letters(8)}-${random.letters(4)}@${domain}` }),
  program({
    name: 'stock Android, nothing kept',
    share: 4,
    newId: (random, domain) => `${random.letters(12)}@${domain}`,
    answer: () => ({ inReplyTo: null, references: [], threadIndex: null }),
  }),
  program({ name: 'Roundcube', newId: (random, domain) => `${hex(random, 16)}@${domain}`, prefix: 'Ответ: ' }),
  program({
    name: 'Lotus Notes, the newest References',
    newId: (random, domain) => `OF${hex(random, 12).toUpperCase()}-ON@${domain}`,
    answer: (to) => ({
      inReplyTo: to.messageId,
      references: [...to.references, to.messageId].slice(-3),
      threadIndex: null,
    }),
  }),
  program({
    name: 'BlackBerry, References without In-Reply-To',
    newId: (random) => `${random.int(10 ** 9)}-${random.int(10 ** 9)}@bxe.bis.example`,
    answer: (to) => ({ ...full(to), inReplyTo: null }),
  }),
  program({
    name: 'foreign help desk, its own id in In-Reply-To',
    newId: (random, domain) => `desk_${random.letters(20)}@${domain}`,
    prefix: '[Тикет 4711] ',
    answer: (to, random) => ({ ...full(to), inReplyTo: `desk_${random.letters(20)}@desk.example` }),
  }),
  program({
    name: 'gateway that writes its own Message-ID',
    share: 4,
    newId: (random, domain) => `${random.letters(14)}@${domain}`,
    rewritesId: 'lost',
  }),
  program({
    name: 'gateway that writes its own Message-ID and keeps the old one',
    newId: (random, domain) => `${random.letters(14)}@${domain}`,
    rewritesId: 'kept',
  }),
  program({
    name: 'gateway that folds References with commas',
    newId: (random, domain) => `${random.letters(14)}@${domain}`,
    between: ',\r\n\t',
  }),
  program({
    name: 'gateway that folds the case of ids',
    newId: (random, domain) => `${random.letters(14)}@${domain}`,
    answer: (to) => ({
      inReplyTo: to.messageId.toUpperCase(),
      references: [...to.references, to.messageId].map((id) => id.toLowerCase()),
      threadIndex: null,
    }),
  }),
]

/** One of them, the common ones more often. */
export function aProgram(random: Random): MailProgram {
  const total = mailPrograms.reduce((sum, { share }) => sum + share, 0)
  let left = random.int(total)
  for (const one of mailPrograms) {
    left -= one.share
    if (left < 0) return one
  }
  return mailPrograms[0]
}
