import type { Reason } from '../kernel/reason.ts'
import { headerOf } from './rules/thread-certainty.ts'
import { letterOfId, type RefDb } from './store.ts'

export type ThreadEvidence = { kind: 'header'; name: string; value: string } | { kind: 'letter'; letterId: number }

/** What a thread decision stands on: the header that named a letter, and that letter when it came here. */
export async function threadEvidence(db: RefDb, portalId: string, because: Reason): Promise<ThreadEvidence[]> {
  const name = headerOf(because)
  const messageId = because.params['messageId']
  if (name === null || messageId === undefined) return []
  const letterId = await letterOfId(db, portalId, String(messageId))
  const header: ThreadEvidence = { kind: 'header', name, value: `<${messageId}>` }
  return letterId === null ? [header] : [header, { kind: 'letter', letterId }]
}
