import type { Journal, JournalRecord } from '../../portal/journal.ts'
import type { Network } from '../start-network.ts'

export interface Verdict {
  /** Records that the portal holds of an import, and how many names they have: the same when none is doubled. */
  records: number
  names: number
}

/** What the portal itself holds of an import; nothing of the product is asked. */
export function judge(network: Network, entityTypeId = 1): Verdict {
  const names = new Set<unknown>()
  let records = 0
  for (const { originId } of network.portal.state.items.of(entityTypeId).rows.values()) {
    if (typeof originId !== 'string' || !originId.startsWith('import:')) continue
    records += 1
    names.add(originId)
  }
  return { records, names: names.size }
}

export const writing = /^crm\.item\.(batchimport|import|add)$/i

/** Records that a call has made. */
export function created({ method, result }: JournalRecord): number {
  if (!writing.test(method)) return 0
  const { item, items = [] } = (result ?? {}) as { item?: { id?: number }; items?: { item?: { id?: number } }[] }
  return (item?.id === undefined ? 0 : 1) + items.filter((one) => one.item?.id !== undefined).length
}

/** Counts from now on, by the portal's journal, what was created, also where the answer was lost. */
export function writesTaken(journal: Journal): () => number {
  let count = 0
  journal.subscribe((record) => {
    count += created(record)
  })
  return () => count
}
