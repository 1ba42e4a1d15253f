import { z } from 'zod'
import { originator } from '../../kernel/origin-mark.ts'
import { BatchReference, faultError, type Command, type PortalClient } from '../../portal/index.ts'
import type { ImportRun } from '../import-run.ts'
import { markField, originIdIn } from '../rules/origin-id.ts'
import { originalTimeField } from '../rules/original-fields.ts'
import type { TalliedRow } from '../rules/tally.ts'

/** A record that an import made. */
export interface MarkedItem extends TalliedRow {
  id: number
  originId: string
  updatedTime: Date | null
}

const pages = 50
const pageSize = 50
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value ? String(value) : null))
const moment = z
  .string()
  .nullish()
  .transform((value) => (value ? new Date(value) : null))
const item = z.looseObject({
  id: z.coerce.number().int(),
  assignedById: text,
  createdTime: moment,
  updatedTime: moment,
})
const page = z.object({ items: z.array(item) })

function command(run: ImportRun, after: number | BatchReference, fields: readonly string[]): Command {
  const { entityTypeId } = run
  const own = entityTypeId >= 128 ? {} : { originatorId: originator }
  const select = ['id', markField(entityTypeId), 'assignedById', 'createdTime', 'updatedTime', ...fields]
  const params = {
    entityTypeId,
    useOriginalUfNames: 'Y',
    filter: { ...own, '>id': after },
    select,
    order: { id: 'ASC' },
    start: -1,
  }
  return { method: 'crm.item.list', params }
}

/** The records after an id that imports made, up to 2 500 in one request. */
export async function readMarked(portal: PortalClient, run: ImportRun, after: number, category: string) {
  const timeField = /^UF_CRM_(\d+)_/.exec(category)?.[1]
  const kept = originalTimeField(timeField === undefined ? null : Number(timeField))
  const commands: Record<string, Command> = {}
  for (let at = 0; at < pages; at += 1) {
    const from = at === 0 ? after : BatchReference.result(`p${at - 1}`, 'items', String(pageSize - 1), 'id')
    commands[`p${at}`] = command(run, from, [category, kept])
  }
  const answers = await portal.batch({ kind: 'portal', portalId: run.portalId }, commands, { kind: 'read' })
  const items: MarkedItem[] = []
  let last = after
  for (const answer of Object.values(answers)) {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    const rows = page.parse(answer.result).items.filter(({ id }) => id > last)
    last = rows.at(-1)?.id ?? last
    for (const row of rows) {
      const originId = originIdIn(run.entityTypeId, row)
      if (originId !== null) items.push({ ...factsOf(row, kept, category), originId })
    }
    if (rows.length < pageSize) return { items, after: last, more: false }
  }
  return { items, after: last, more: true }
}

function factsOf(row: z.infer<typeof item>, kept: string, category: string): Omit<MarkedItem, 'originId'> {
  const own = row[kept]
  return {
    id: row.id,
    time: typeof own === 'string' && own !== '' ? new Date(own) : row.createdTime,
    category: text.catch(null).parse(row[category]),
    owner: row.assignedById,
    updatedTime: row.updatedTime,
  }
}
