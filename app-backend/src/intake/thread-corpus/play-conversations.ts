import { inPortal } from '@poryadok/prisma/scope'
import type { ThreadTarget } from '../../threading/index.ts'
import { rememberSent } from '../../threading/index.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { ProcessDeps } from '../intake-deps.ts'
import { processNext } from '../process-letter.ts'
import { aLetter, arrive, testTokens, type FakePortal } from '../testing.ts'
import {
  aConversation,
  aCorrespondent,
  mayWrite,
  writeLetter,
  type Conversation,
  type WrittenLetter,
} from './conversation.ts'
import type { Random } from './random.ts'

export interface Stage {
  deps: ProcessDeps
  portal: FakePortal
  portalId: string
  mailbox: string
  clock: Clock
  random: Random
}

export interface Played {
  letterId: number
  /** Number of the conversation. */
  truth: number
  /** Our record of the request that the letter was put into. */
  found: number
  program: string
  /** Nothing in the letter says what it answers: no header, no tag. */
  bare: boolean
}

/**
 * Lets clients, their colleagues and our people write to each other until so many letters came in. Each letter is handled before
 * the next step, as it is in life: nobody answers what has not come.
 */
export async function playConversations(stage: Stage, letters: number): Promise<Played[]> {
  const { random } = stage
  const conversations: Conversation[] = []
  const played: Played[] = []
  let strangers = 0
  while (played.length < letters) {
    const fresh = conversations.length < 5 || random.chance(12)
    const conversation = fresh
      ? aConversation(random, conversations.length, conversations)
      : (conversations[random.int(conversations.length)] ?? conversations[0])
    if (!conversation) break
    if (fresh) conversations.push(conversation)
    else if (random.chance(50)) {
      await answerFromUs(stage, conversation)
      continue
    }
    const writers = [conversation.client, conversation.client, conversation.client, ...conversation.others] as const
    const stranger = !fresh && random.chance(2)
    const writer = stranger
      ? aCorrespondent(random, `${random.letters(6)}.chuzhoy.example`)
      : fresh
        ? conversation.client
        : random.pick(writers)
    if (!fresh && !mayWrite(random, conversation, writer)) continue
    const letter = writeLetter(random, conversation, writer, stage.mailbox)
    const letterId = await bring(stage, conversation, letter)
    const found = await requestOf(stage, letterId)
    if (stranger) strangers += 1
    else {
      conversation.requestId ??= found
      conversation.history.push(letter)
    }
    // A stranger's letter opens a request of its own: nobody else's letters belong to it.
    played.push({
      letterId,
      truth: stranger ? -strangers : conversation.number,
      found,
      program: writer.program.name,
      bare: !fresh && isBare(letter, stage.mailbox),
    })
    if (random.chance(3)) await bring(stage, conversation, letter)
  }
  return played
}

const isBare = ({ inReplyTo, references, threadIndex, to }: WrittenLetter, mailbox: string) =>
  inReplyTo === null && references.length === 0 && threadIndex === null && to === mailbox

async function bring(stage: Stage, { client, others }: Conversation, letter: WrittenLetter): Promise<number> {
  const { deps, mailbox, clock } = stage
  const copies = [client, ...others].map(({ address }) => address).filter((address) => address !== letter.from)
  const raw = aLetter({
    from: letter.from,
    to: letter.to,
    subject: letter.subject,
    messageId: letter.deliveredId,
    ...(letter.inReplyTo === null ? {} : { inReplyTo: letter.inReplyTo }),
    ...(letter.references.length === 0
      ? {}
      : { references: letter.references.map((id) => `<${id}>`).join(letter.between) }),
    headers: [
      ...(copies.length > 0 ? [`Cc: ${copies.join(', ')}`] : []),
      ...(letter.keptId === null ? [] : [`X-Google-Original-Message-ID: <${letter.keptId}>`]),
      ...(letter.threadIndex === null ? [] : [`Thread-Index: ${letter.threadIndex}`]),
      'Content-Type: text/plain; charset=utf-8',
    ],
    body: `Добрый день. ${letter.messageId}\r\n`,
  })
  const id = await arrive(deps.db, mailbox, raw, clock.now(), letter.from)
  while (await processNext(deps));
  return id
}

const requestOf = ({ deps, portalId }: Stage, id: number): Promise<number> =>
  inPortal(portalId, async () => {
    const row = await deps.db.prisma.letter.findFirst({ where: { id }, select: { requestId: true } })
    return row?.requestId ?? -1_000_000 - id
  })

/** An employee answers: in the app (signed id, tagged address) or by the portal's own button. */
async function answerFromUs(stage: Stage, conversation: Conversation): Promise<void> {
  const { random, portalId, mailbox, portal, deps, clock } = stage
  const { requestId, client, others, history } = conversation
  const last = history.at(-1)
  if (requestId === null || !last) return
  const recipients = [client, ...others].map(({ address }) => address)
  const references = [...last.references, last.messageId]
  if (random.chance(7)) {
    const activityId = 1 + random.int(2 ** 30)
    portal.portalLetters.set(activityId, { place: { requestId, taskId: null, number: requestId }, recipients })
    const messageId = `crm.activity.${activityId}-${random.letters(6).toUpperCase()}@portal.example`
    history.push({ messageId, references: [], threadIndex: null, from: mailbox, replyTo: mailbox })
    return
  }
  const target: ThreadTarget = { portalId, requestId, thread: 'client' }
  const messageId = testTokens.issueMessageId(target, 'poryadok.example')
  const threadIndex = last.threadIndex ?? random.bytes(22).toString('base64')
  await inPortal(portalId, () =>
    rememberSent(deps.db.prisma, {
      portalId,
      requestId,
      taskId: null,
      messageId,
      from: mailbox,
      recipients,
      sentAt: clock.now(),
      threadIndex: Buffer.from(threadIndex, 'base64').subarray(0, 22).toString('hex'),
    }),
  )
  const replyTo = testTokens.taggedAddress(target, mailbox)
  history.push({ messageId, references, threadIndex, from: mailbox, replyTo })
}
