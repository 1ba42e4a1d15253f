import { reason, type Reason } from '../../kernel/reason.ts'
import { candidates, type Candidate } from './candidates.ts'
import { sameCorrespondent } from './same-correspondent.ts'
import { participantKey, type Place, type ThreadAnswer, type ThreadFacts } from './thread-facts.ts'

/** Traces named to a person; a thread of a hundred letters would only hide them. */
const mostNamed = 12

/**
 * Which conversation does the letter belong to? The first trace in the order of `candidates` that leads to a conversation in
 * which its writer takes part. Never the subject. What else was looked at comes along, with why it did not decide.
 */
export function resolveThread(facts: ThreadFacts): ThreadAnswer {
  const lost: Lost[] = []
  const all = candidates(facts)
  for (const [index, one] of all.entries()) {
    const waiting = one.mayWait ? facts.waiting.find((letter) => letter.messageId === one.value) : undefined
    if (waiting) return { ...waitFor(waiting.letterId), considered: named(lost) }
    const place = one.places.find((it) => mayJoin(facts, one, it))
    if (place) {
      const considered = named([...lost, ...others(all.slice(index + 1), place)])
      const { requestId, taskId, number } = place
      return { kind: 'join', requestId, taskId, number, because: one.because, considered }
    }
    lost.push(lostOf(one))
  }
  return { kind: 'new', because: whyNew(facts, lost), considered: named(lost) }
}

interface Lost {
  why: 'unknown' | 'forged' | 'not-in-portal' | 'stranger' | 'later'
  candidate: Candidate
  number: number
}

const waitFor = (letterId: number) => ({
  kind: 'wait' as const,
  letterId,
  because: reason('thread.waits-for-parent', { letterId }),
})

/** A match counts only for who takes part in that conversation; an employee takes part in each one with a client. */
function mayJoin({ writer, staff, anyone, participants }: ThreadFacts, one: Candidate, place: Place): boolean {
  const byId = one.header !== 'Thread-Index'
  if (byId && (anyone || (staff && place.taskId === null))) return true
  const known = [...(participants.get(participantKey(place)) ?? []), ...one.participants]
  return known.some((address) => sameCorrespondent(address, writer))
}

function lostOf(candidate: Candidate): Lost {
  const [first] = candidate.places
  return first ? { why: 'stranger', candidate, number: first.number } : { why: candidate.nowhere, candidate, number: 0 }
}

/** Traces after the one that decided, where they lead elsewhere. */
const others = (rest: readonly Candidate[], chosen: Place): Lost[] =>
  rest.flatMap((candidate) => {
    const elsewhere = candidate.places.find((place) => participantKey(place) !== participantKey(chosen))
    return elsewhere ? [{ why: 'later' as const, candidate, number: elsewhere.number }] : []
  })

/** A stranger's letter names what it seems to belong to. */
function whyNew({ writer }: ThreadFacts, lost: readonly Lost[]): Reason {
  const stranger = lost.find(({ why }) => why === 'stranger')
  if (stranger) return reason('thread.stranger', { address: writer, number: stranger.number })
  return lost.some(({ why }) => why === 'unknown')
    ? reason('thread.new-unknown', { count: lost.filter(({ why }) => why === 'unknown').length })
    : reason('thread.new')
}

/** Ids that nobody knows are counted by header, the others are named one by one. */
function named(lost: readonly Lost[]): Reason[] {
  const unknown = new Map<string, number>()
  for (const { why, candidate } of lost)
    if (why === 'unknown') unknown.set(candidate.header, (unknown.get(candidate.header) ?? 0) + 1)
  const counted = [...unknown].map(([header, count]) => reason('considered.unknown', { header, count }))
  const single = lost
    .filter(({ why }) => why !== 'unknown')
    .map(({ why, candidate: { header, value }, number }) => reason(`considered.${why}`, { header, value, number }))
  return [...single, ...counted].slice(0, mostNamed)
}
