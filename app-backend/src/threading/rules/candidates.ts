import { reason, type Reason } from '../../kernel/reason.ts'
import type { KnownRef, Place, ThreadFacts } from './thread-facts.ts'

/** One trace in the letter, and the conversations that it leads to, newest first. */
export interface Candidate {
  header: string
  value: string
  places: readonly Place[]
  /** Takes part besides those that the tables know. */
  participants: readonly string[]
  /** Why the letter joins by it. */
  because: Reason
  /** Why it leads nowhere when it does. */
  nowhere: 'unknown' | 'forged' | 'not-in-portal'
  /** Its own letter may be here and not handled yet. */
  mayWait: boolean
}

const candidate = (
  given: Pick<Candidate, 'header' | 'value' | 'places' | 'because'> & Partial<Candidate>,
): Candidate => ({
  participants: [],
  nowhere: 'unknown',
  mayWait: false,
  ...given,
})

/**
 * All traces in the fixed order: token, In-Reply-To, References from the newest, an answer that came first, the portal's letters,
 * the key of a listed sender's subject, ids that letters here only name, Thread-Index. Those that are only named prove no more than a common ancestor.
 */
export const candidates = (facts: ThreadFacts): Candidate[] => [
  ...tokens(facts),
  ...ancestors(facts, 'own'),
  ...lateParent(facts),
  ...activities(facts),
  ...subjectKeys(facts),
  ...ancestors(facts, 'named'),
  ...sameIndex(facts),
]

const tokens = ({ tokens: found }: ThreadFacts) =>
  found.map(({ header, value, place }) =>
    candidate({
      header,
      value,
      places: place ? [place] : [],
      because: reason('thread.token', { header, value }),
      nowhere: 'forged',
    }),
  )

function ancestors(facts: ThreadFacts, which: 'own' | 'named') {
  const { messageId, inReplyTo, references } = facts
  const ofId = (header: string, id: string, because: Reason) =>
    candidate({ header, value: id, places: placesOf(facts, id, which), because, mayWait: which === 'own' })
  const direct =
    inReplyTo === null ? [] : [ofId('In-Reply-To', inReplyTo, reason('thread.in-reply-to', { messageId: inReplyTo }))]
  const older = references
    .toReversed()
    .map((id, index) => ofId('References', id, reason('thread.references', { messageId: id, position: index + 1 })))
  const asked = [...direct, ...older].filter(({ value }) => value !== messageId)
  // An id that is only named is tried later, and not counted as unknown before.
  const onlyNamed = (id: string) => placesOf(facts, id, 'own').length === 0 && placesOf(facts, id, 'named').length > 0
  return which === 'own'
    ? asked.filter(({ value }) => !onlyNamed(value) || facts.waiting.some((letter) => letter.messageId === value))
    : asked.filter(({ places }) => places.length > 0)
}

const lateParent = (facts: ThreadFacts) => {
  // In another department the letter with this id is this letter itself, and no answer to it counts here.
  const found = [...placesOf(facts, facts.messageId, 'own'), ...placesOf(facts, facts.messageId, 'named')]
  const places = found.filter(({ elsewhere }) => !elsewhere)
  const because = reason('thread.late-parent', { messageId: facts.messageId })
  return places.length === 0 ? [] : [candidate({ header: 'Message-ID', value: facts.messageId, places, because })]
}

const activities = ({ activities: found }: ThreadFacts) =>
  found.map(({ header, messageId, place, recipients }) =>
    candidate({
      header,
      value: messageId,
      places: place ? [place] : [],
      participants: recipients,
      because: reason('thread.activity', { header, messageId }),
      nowhere: 'not-in-portal',
    }),
  )

/** Who sends it was named by an administrator: whatever address is to be answered, the writer takes part. */
const subjectKeys = (facts: ThreadFacts) => {
  const { bySubject, writer } = facts
  const places = bySubject ? placesOf(facts, bySubject.messageId, 'own') : []
  if (!bySubject || places.length === 0) return []
  const because = reason('thread.subject-key', { key: bySubject.key, address: writer })
  return [candidate({ header: 'Subject', value: bySubject.key, places, participants: [writer], because })]
}

const sameIndex = ({ sameIndex: places }: ThreadFacts) =>
  places.length === 0
    ? []
    : [candidate({ header: 'Thread-Index', value: '', places, because: reason('thread.thread-index') })]

/**
 * Newest first where the id's own letter stands; where it is only named the oldest comes first: later ones branched off. What stands
 * in the letter's own department comes before the rest.
 */
function placesOf({ known }: ThreadFacts, messageId: string, which: 'own' | 'named'): KnownRef[] {
  const places = known.filter((ref) => ref.messageId === messageId && ref.named === (which === 'named'))
  const ordered = which === 'named' ? places.toReversed() : places
  return ordered.toSorted((a, b) => Number(a.elsewhere ?? false) - Number(b.elsewhere ?? false))
}
