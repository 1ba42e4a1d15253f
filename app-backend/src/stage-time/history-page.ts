import { z } from 'zod'
import { BatchReference, leadEntityTypeId, type Command } from '../portal/index.ts'

/** Rows of one answer. Bitrix24 docs: api-reference/crm/crm-stage-history-list */
const pageSize = 50

/** A row of the portal's stage history. */
export interface HistoryRow {
  id: number
  entityId: number
  stageId: string
  at: Date
}

const stageName = (entityTypeId: number) => (entityTypeId === leadEntityTypeId ? 'STATUS_ID' : 'STAGE_ID')

/** A page of the history of a type after a number. Leads name their stage otherwise than all else. */
const pageCommand = (entityTypeId: number, after: number | BatchReference): Command => ({
  method: 'crm.stagehistory.list',
  params: {
    entityTypeId,
    order: { ID: 'ASC' },
    filter: { '>ID': after },
    select: ['ID', 'OWNER_ID', 'CREATED_TIME', stageName(entityTypeId)],
    start: -1,
  },
})

/** Pages of one request, each going on after the last number of the one before. */
export const pageChain = (entityTypeId: number, after: number, pages: number): Record<string, Command> =>
  Object.fromEntries(
    Array.from({ length: pages }, (_, at) => {
      const from = at === 0 ? after : BatchReference.result(`p${at - 1}`, 'items', String(pageSize - 1), 'ID')
      return [`p${at}`, pageCommand(entityTypeId, from)] as const
    }),
  )

const row = z.object({
  ID: z.coerce.number().int().positive(),
  OWNER_ID: z.coerce.number().int().positive(),
  CREATED_TIME: z.string().transform((text) => new Date(text)),
  STATUS_ID: z.string().nullish(),
  STAGE_ID: z.string().nullish(),
})
const page = z.object({ items: z.array(row) })

/** Rows of an answer, by their numbers; `full`: more may follow. Throws ZodError when it is none. */
export function historyRows(result: unknown): { rows: HistoryRow[]; full: boolean } {
  const { items } = page.parse(result)
  const rows = items.flatMap(({ ID, OWNER_ID, CREATED_TIME, STATUS_ID, STAGE_ID }) => {
    const stageId = STATUS_ID ?? STAGE_ID
    return stageId ? [{ id: ID, entityId: OWNER_ID, stageId, at: CREATED_TIME }] : []
  })
  return { rows: rows.toSorted((a, b) => a.id - b.id), full: items.length === pageSize }
}
