import { resolveThread, type ThreadAnswer, type ThreadFacts } from './rules/resolve-thread.ts'
import { findKnown, type LetterRefs, type RefDb } from './store.ts'

export interface ThreadSurroundings {
  /** Intake addresses of the portal, lower case. */
  own: readonly string[]
  /** Letters of the portal that are not handled yet and bear one of this letter's ancestor ids. */
  waiting: ThreadFacts['waiting']
}

/** Looks up the letter's ids and decides which request it belongs to, by the rule in `rules/resolve-thread.ts`. */
export async function findThread(
  db: RefDb,
  letter: LetterRefs,
  { own, waiting }: ThreadSurroundings,
): Promise<ThreadAnswer> {
  const { messageId, inReplyTo, references, writer } = letter
  const ids = [messageId, ...references, ...(inReplyTo === null ? [] : [inReplyTo])]
  const found = await findKnown(db, letter.portalId, ids)
  return resolveThread({ messageId, inReplyTo, references, writer, own, waiting, ...found })
}
