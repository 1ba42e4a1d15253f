import { BatchReference } from '../client/reference.ts'
import type { Command } from '../client/portal-client.ts'
import { pageSize } from '../records/read-records.ts'
import { selectOf } from '../records/item-state.ts'

/** Changes of the two minutes before the watermark are looked at again: the portal's own clocks differ a little. */
const overlapMs = 120_000

export interface PageQuery {
  entityTypeId: number
  watched: readonly string[]
  /** Null: everything that is there. */
  watermark: Date | null
  after: number | BatchReference
}

/** A page of the records changed since the watermark, by id. Bitrix24 docs: settings/performance/huge-data */
export const pageCommand = ({ entityTypeId, watched, watermark, after }: PageQuery): Command => ({
  method: 'crm.item.list',
  params: {
    entityTypeId,
    useOriginalUfNames: 'Y',
    filter: {
      '>id': after,
      ...(watermark ? { '>=updatedTime': new Date(watermark.getTime() - overlapMs).toISOString() } : {}),
    },
    select: selectOf(entityTypeId, watched),
    order: { id: 'ASC' },
    start: -1,
  },
})

/** Pages of one request, each going on after the last id of the one before. */
export const pageChain = (query: PageQuery & { after: number }, pages: number): Record<string, Command> =>
  Object.fromEntries(
    Array.from({ length: pages }, (_, at) => {
      const after = at === 0 ? query.after : BatchReference.result(`p${at - 1}`, 'items', String(pageSize - 1), 'id')
      return [`p${at}`, pageCommand({ ...query, after })] as const
    }),
  )
