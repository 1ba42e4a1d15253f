import { z } from 'zod'
import { faultError, type BatchItem, type Command } from '../../portal/index.ts'
import type { ImportRun } from '../import-run.ts'
import { attachedComment } from '../rules/attached-comment.ts'
import { changedSince } from '../rules/changed-since.ts'
import type { AttachedContent } from '../rules/import-content.ts'
import { markField, originIdIn } from '../rules/origin-id.ts'
import { attachedRecords } from '../staging/attached-store.ts'
import type { UndoRow } from '../staging/undo-store.ts'
import type { WriteDeps } from '../write/write-deps.ts'

const moment = z
  .string()
  .nullish()
  .transform((value) => (value ? new Date(value) : null))
const item = z.looseObject({ id: z.coerce.number().int(), updatedTime: moment, lastActivityTime: moment })
const page = z.object({ items: z.array(item) })
const comment = z.object({ COMMENT: z.string().nullish() })

/** How what a row has made stands in the portal: gone, changed by somebody since, or as it was made. */
export type Standing = 'gone' | 'changed' | 'same'

/** How the portal holds what rows have made. One request. Throws AppError `portal.*`. */
export const standingOf = (
  deps: WriteDeps,
  run: ImportRun,
  rows: readonly UndoRow[],
): Promise<(row: UndoRow) => Standing> =>
  run.content === 'records' ? ofRecords(deps, run, rows) : ofComments(deps, { ...run, content: run.content }, rows)

/** The call that removes it. */
export const removalOf = ({ content, entityTypeId }: ImportRun, { itemId }: UndoRow): Command =>
  content === 'records'
    ? { method: 'crm.item.delete', params: { entityTypeId, id: itemId } }
    : { method: 'crm.timeline.comment.delete', params: { id: itemId } }

async function ofRecords({ portal }: WriteDeps, run: ImportRun, rows: readonly UndoRow[]) {
  const { entityTypeId, portalId } = run
  const filter = { '@id': rows.map(({ itemId }) => itemId) }
  const select = ['id', markField(entityTypeId), 'updatedTime', 'lastActivityTime']
  const command = { method: 'crm.item.list', params: { entityTypeId, filter, select, start: -1 } }
  const { list } = await portal.batch({ kind: 'portal', portalId }, { list: command }, { kind: 'read' })
  if (!list.ok) throw faultError(list.fault, { kind: 'read' })
  const there = new Map(page.parse(list.result).items.map((one) => [one.id, one]))
  return (row: UndoRow): Standing => {
    const one = there.get(row.itemId)
    if (!one || originIdIn(entityTypeId, one) !== row.originId) return 'gone'
    return changedSince(one, row) ? 'changed' : 'same'
  }
}

/** Comments keep no time of change: their words tell. */
async function ofComments(
  { portal, db, tenantOf }: WriteDeps,
  run: ImportRun & { content: AttachedContent },
  rows: readonly UndoRow[],
) {
  const { zone } = await tenantOf(run.portalId)
  const records = await attachedRecords(
    db.prisma,
    rows.map(({ id }) => id),
  )
  const commands = Object.fromEntries(
    rows.map(({ itemId }) => [`c${itemId}`, { method: 'crm.timeline.comment.get', params: { id: itemId } }] as const),
  )
  const answers: Record<string, BatchItem> = await portal.batch({ kind: 'portal', portalId: run.portalId }, commands, {
    kind: 'read',
  })
  return ({ id, itemId, originId }: UndoRow): Standing => {
    const answer = answers[`c${itemId}`]
    if (answer && !answer.ok && answer.fault.code !== 'portal.refused') throw faultError(answer.fault, { kind: 'read' })
    const record = records.get(id)
    if (!answer?.ok || !record) return 'gone'
    const words = comment.parse(answer.result).COMMENT ?? ''
    return words.trim() === attachedComment(run.content, originId, record, zone).trim() ? 'same' : 'changed'
  }
}
