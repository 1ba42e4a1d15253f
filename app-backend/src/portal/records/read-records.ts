import { z } from 'zod'
import type { GatheredReads } from '../client/gather-reads.ts'
import { itemsOf, itemState, selectOf } from './item-state.ts'
import type { RecordState } from './rules/record-state.ts'

/** Rows of one answer at most, so ids of one command. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
export const pageSize = 50

export interface RecordsRead {
  /** When the reading began. */
  readAt: Date
  /** Null: the portal has none. Ids whose absence proves nothing are left out. */
  present: ReadonlyMap<number, RecordState | null>
}

const profile = z.object({ ADMIN: z.boolean() })

/** Background work sees all records only while its person is an administrator: to anyone else an absent record may be a hidden one. */
async function seesAll(reads: GatheredReads, portalId: string): Promise<boolean> {
  return profile.parse((await reads.read(portalId, { method: 'profile' })).result).ADMIN
}

/** A command that reads the records of these ids. */
export const listCommand = (entityTypeId: number, ids: readonly number[], select: readonly string[]) => ({
  method: 'crm.item.list',
  params: {
    entityTypeId,
    useOriginalUfNames: 'Y',
    filter: { '@id': ids },
    select,
    order: { id: 'ASC' },
    start: -1,
  },
})

export const inPages = (ids: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, page) =>
    ids.slice(page * pageSize, (page + 1) * pageSize),
  )

/**
 * The present state of records, with the portal's own token: 50 ids a command, 50 commands a request. Throws AppError
 * `portal.*` when any part can't be read. Bitrix24 docs: api-reference/crm/universal/crm-item-list
 */
export async function readRecords(
  { reads, now }: { reads: GatheredReads; now: () => Date },
  portalId: string,
  entityTypeId: number,
  ids: readonly number[],
  watched: readonly string[],
): Promise<RecordsRead> {
  const readAt = now()
  const select = selectOf(entityTypeId, watched)
  const [complete, ...answers] = await Promise.all([
    seesAll(reads, portalId),
    ...inPages(ids).map((page) => reads.read(portalId, listCommand(entityTypeId, page, select))),
  ])
  const found = answers.flatMap(({ result }) => itemsOf(result).map((raw) => itemState(entityTypeId, raw, watched)))
  const present = new Map<number, RecordState | null>(complete ? ids.map((id) => [id, null]) : [])
  for (const state of found) present.set(state.id, state)
  return { readAt, present }
}
