import type { Reason } from '../kernel/reason.ts'
import { headerOf } from './rules/thread-certainty.ts'
import { letterOfId, type RefDb } from './store.ts'

export type ThreadEvidence =
  | { kind: 'header'; name: string; value: string }
  | { kind: 'letter'; letterId: number }
  | { kind: 'considered'; because: Reason }

/** What a thread decision stands on: the header that named a letter, that letter when it came here, and what did not decide. */
export async function threadEvidence(
  db: RefDb,
  portalId: string,
  because: Reason,
  considered: readonly Reason[],
): Promise<ThreadEvidence[]> {
  const others = considered.map((one): ThreadEvidence => ({ kind: 'considered', because: one }))
  const name = headerOf(because)
  const { messageId, value } = because.params
  if (name === null) return others
  if (messageId === undefined)
    return value === undefined ? others : [{ kind: 'header', name, value: String(value) }, ...others]
  const letterId = await letterOfId(db, portalId, String(messageId))
  const header: ThreadEvidence = { kind: 'header', name, value: `<${messageId}>` }
  return letterId === null ? [header, ...others] : [header, { kind: 'letter', letterId }, ...others]
}
