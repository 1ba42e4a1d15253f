import type { Network } from '../start-network.ts'

export interface Verdict {
  /** Records that the portal holds of an import, and how many names they have: the same when none is doubled. */
  records: number
  names: number
  /** Rows of imports that the portal took, by its journal: what was created, also when the answer was lost. */
  created: number
}

/** What the portal itself says of an import; nothing of the product is asked. */
export function judge(network: Network, entityTypeId = 1): Verdict {
  const rows = [...network.portal.state.items.of(entityTypeId).rows.values()].filter(
    ({ originId }) => typeof originId === 'string' && originId.startsWith('import:'),
  )
  return {
    records: rows.length,
    names: new Set(rows.map(({ originId }) => originId)).size,
    created: createdByJournal(network),
  }
}

export const writing = /^crm\.item\.(batchimport|import|add)$/i

function createdByJournal(network: Network): number {
  let count = 0
  for (const { method, result } of network.portal.state.journal.read()) {
    if (!writing.test(method)) continue
    const { item, items = [] } = (result ?? {}) as { item?: { id?: number }; items?: { item?: { id?: number } }[] }
    count += (item?.id === undefined ? 0 : 1) + items.filter((one) => one.item?.id !== undefined).length
  }
  return count
}
