import type { PortalClient } from '../../portal/index.ts'
import { readPresent, recordKey, sameValue } from '../../portal/index.ts'
import { wayBack, type WayBack } from '../rules/standing-writes.ts'
import type { RecordWrites } from './period-store.ts'

export interface RecordWayBack extends RecordWrites, WayBack {
  /** What the record holds now; null: the portal has it no more. */
  present: Record<string, unknown> | null
}

/** How far the writes of records can be taken back, by what the portal holds now: one request for 2 500 records. */
export async function waysBack(
  portal: PortalClient,
  portalId: string,
  records: readonly RecordWrites[],
): Promise<RecordWayBack[]> {
  if (records.length === 0) return []
  const wanted = records.map(({ entityTypeId, entityId, writes }) => ({
    entityTypeId,
    entityId,
    fields: Array.from(new Set(writes.flatMap(({ after }) => Object.keys(after)))),
  }))
  const found = await readPresent(portal, { kind: 'portal', portalId }, wanted)
  return records.map((record) => {
    const present = found.get(recordKey(record.entityTypeId, record.entityId)) ?? null
    const way = present ? wayBack(record.writes, present, sameValue) : goneWay(record)
    return { ...record, ...way, present }
  })
}

const goneWay = ({ writes }: RecordWrites): WayBack => ({
  take: [],
  moves: [],
  conflicts: writes[0] ? [{ id: writes[0].id, fields: [] }] : [],
})
