import { reason } from '../kernel/reason.ts'
import { currentPlaces } from './move/current-place-store.ts'
import { participantsOf } from './participant-store.ts'
import { activityOf } from './rules/activity-id.ts'
import { resolveThread } from './rules/resolve-thread.ts'
import {
  participantKey,
  type ActivityFound,
  type Place,
  type ThreadAnswer,
  type ThreadFacts,
  type TokenFound,
} from './rules/thread-facts.ts'
import { findKnown, findSameIndex, knownPlaces, subjectId, type LetterRefs, type RefDb } from './store.ts'
import type { ThreadTokens } from './tokens/thread-tokens.ts'

/** A letter that the portal sent itself: where its activity stands, and whom it reached (lower case). */
export interface PortalLetter {
  place: Place
  recipients: readonly string[]
}

export interface ThreadSurroundings {
  tokens: Pick<ThreadTokens, 'readMessageId' | 'readAddress'>
  /** Addresses at which the letter was delivered, tags included. */
  addressedTo: readonly string[]
  /** The writer is an employee of the portal. */
  staff: boolean
  /** Mailboxes of the letter's department, where each department has its own request; left out: departments share requests. */
  mailboxes?: readonly number[]
  /** A server's report on a letter of ours. */
  anyone: boolean
  /** Letters of the portal that are not handled yet and bear one of this letter's ancestor ids. */
  waiting: ThreadFacts['waiting']
  /** Asks the portal for its own letters by the activities' numbers; ids of other hosts are left out. One request at most. */
  portalLetters(activities: readonly { activityId: number; host: string }[]): Promise<Map<number, PortalLetter>>
  /** Which of these requests have a client to whom the address belongs, by the portal's cards. One request at most. */
  requestsOfClient(address: string, requestIds: readonly number[]): Promise<readonly number[]>
}

/**
 * Looks up the letter's traces and decides which conversation it belongs to, by the rule in `rules/resolve-thread.ts`. The portal
 * is asked only when a header names a letter of its own and nothing surer decides, and before somebody is called a stranger: a
 * client may write from another address of their card.
 */
export async function findThread(db: RefDb, letter: LetterRefs, around: ThreadSurroundings): Promise<ThreadAnswer> {
  const { facts, answer } = await byTraces(db, letter, around)
  if (answer.kind !== 'new' || answer.because.code !== 'thread.stranger') return answer
  const asked = [...placesIn(facts), ...facts.activities.flatMap(({ place }) => place ?? [])].filter(isClients)
  const theirs = await around.requestsOfClient(letter.writer, [...new Set(asked.map(({ requestId }) => requestId))])
  const places = asked.filter(({ requestId }) => theirs.includes(requestId))
  if (places.length === 0) return answer
  const participants = new Map(facts.participants)
  for (const place of places) {
    const key = participantKey(place)
    participants.set(key, [...(participants.get(key) ?? []), letter.writer])
  }
  const found = resolveThread({ ...facts, participants })
  return found.kind === 'join' ? { ...found, also: reason('thread.client-address', { address: letter.writer }) } : found
}

const isClients = ({ taskId }: Place) => taskId === null

async function byTraces(
  db: RefDb,
  letter: LetterRefs,
  around: ThreadSurroundings,
): Promise<{ facts: ThreadFacts; answer: ThreadAnswer }> {
  const facts = await factsOf(db, letter, around)
  const answer = resolveThread(facts)
  const named = portalIds(letter)
  if (named.length === 0 || answer.kind === 'wait' || (answer.kind === 'join' && !isWeak(facts, answer)))
    return { facts, answer }
  const found = await around.portalLetters(named.map(({ activity }) => activity))
  const activities: ActivityFound[] = named.map(({ header, messageId, activity }) => ({
    header,
    messageId,
    place: found.get(activity.activityId)?.place ?? null,
    recipients: found.get(activity.activityId)?.recipients ?? [],
  }))
  const places = activities.flatMap(({ place }) => (place ? [place] : []))
  const participants = await participantsIn(db, letter.portalId, [...placesIn(facts), ...places])
  const more = { ...facts, participants, activities }
  return { facts: more, answer: resolveThread(more) }
}

/** Found by an id that letters only name, or by Thread-Index: the portal knows better what it sent. */
function isWeak({ known }: ThreadFacts, { because: { code, params } }: ThreadAnswer): boolean {
  if (code === 'thread.thread-index') return true
  return (
    /^thread\.(in-reply-to|references)$/.test(code) &&
    !known.some((ref) => ref.messageId === params['messageId'] && !ref.named)
  )
}

async function factsOf(db: RefDb, letter: LetterRefs, around: ThreadSurroundings): Promise<ThreadFacts> {
  const { portalId, messageId, inReplyTo, references, writer, threadIndex } = letter
  const { subjectKey } = letter
  const bySubject = subjectKey ? { key: subjectKey.key, messageId: subjectId(subjectKey) } : null
  const ids = [
    messageId,
    ...references,
    ...(inReplyTo === null ? [] : [inReplyTo]),
    ...(bySubject ? [bySubject.messageId] : []),
  ]
  const [tokens, known, sameIndex] = await Promise.all([
    tokensOf(db, letter, around),
    findKnown(db, portalId, ids, around.mailboxes),
    threadIndex === null ? [] : findSameIndex(db, portalId, threadIndex, around.mailboxes),
  ])
  const facts = {
    messageId,
    inReplyTo,
    references,
    writer,
    tokens,
    known,
    sameIndex,
    ...(bySubject ? { bySubject } : {}),
  }
  const participants = await participantsIn(db, portalId, placesIn(facts))
  const { staff, anyone, waiting } = around
  return { ...facts, staff, anyone, waiting, participants, activities: [] }
}

const placesIn = ({ tokens, known, sameIndex }: Pick<ThreadFacts, 'tokens' | 'known' | 'sameIndex'>): Place[] => [
  ...tokens.flatMap(({ place }) => (place ? [place] : [])),
  ...known,
  ...sameIndex,
]

const participantsIn = (db: RefDb, portalId: string, places: readonly Place[]) =>
  participantsOf(db, portalId, [...new Set(places.map(({ requestId }) => requestId))])

/** Ids in the order in which they are tried, with the header that names them. */
const ancestorIds = ({ inReplyTo, references }: LetterRefs) => [
  ...(inReplyTo === null ? [] : [{ header: 'In-Reply-To', messageId: inReplyTo }]),
  ...references.toReversed().map((messageId) => ({ header: 'References', messageId })),
]

/** Tokens of addresses and ids, the nearest first; those of requests that are gone lead nowhere. */
async function tokensOf(db: RefDb, letter: LetterRefs, { tokens, addressedTo }: ThreadSurroundings) {
  const { portalId } = letter
  const read = [
    ...addressedTo.map((value) => ({ header: 'To', value, reading: tokens.readAddress(portalId, value) })),
    ...ancestorIds(letter).map(({ header, messageId }) => ({
      header,
      value: messageId,
      reading: tokens.readMessageId(portalId, messageId),
    })),
  ]
  const made = read.flatMap(({ header, value, reading }) =>
    reading.kind === 'ours' ? [{ place: reading.place, messageId: header === 'To' ? null : value }] : [],
  )
  const current = await currentPlaces(db, portalId, made)
  const places = await knownPlaces(db, portalId, current)
  const rest = current.values()
  return read.flatMap(({ header, value, reading }): TokenFound[] => {
    if (reading.kind === 'none') return []
    if (reading.kind === 'forged') return [{ header, value, place: null }]
    const at = rest.next().value
    return [
      {
        header,
        value,
        place: places.find((one) => one.requestId === at?.requestId && one.taskId === at.taskId) ?? null,
      },
    ]
  })
}

const portalIds = (letter: LetterRefs) =>
  ancestorIds(letter).flatMap(({ header, messageId }) => {
    const activity = activityOf(messageId)
    return activity ? [{ header, messageId, activity }] : []
  })
