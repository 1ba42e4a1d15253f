import { z } from 'zod'
import { faultError, type BatchItem, type Command, type PortalClient } from '../../portal/index.ts'
import type { Database } from '../../platform/db/database.ts'
import type { ImportRun } from '../import-run.ts'
import { attachedMark, bearsMark } from '../rules/attached-comment.ts'
import type { AttachedContent } from '../rules/import-content.ts'
import { ownerTypeName } from '../rules/owner-type-name.ts'
import { attachedRecords } from '../staging/attached-store.ts'

const comments = z.array(z.object({ ID: z.coerce.number().int(), COMMENT: z.string().nullish() }))
/** Questions of one request. Bitrix24 docs: settings/how-to-call-rest-api/batch */
const cardsAtOnce = 50

interface Wanted {
  id: bigint
  originId: string
}

export interface FindAttachedDeps {
  portal: PortalClient
  db: Pick<Database, 'prisma'>
}

/**
 * Comments of the portal that bear the marks of rows: the timelines of their records are read, newest first, page by page, fifty a
 * request. By the names of the rows. Throws AppError `portal.*`.
 */
export async function findAttached(
  deps: FindAttachedDeps,
  run: ImportRun,
  content: AttachedContent,
  rows: readonly Wanted[],
): Promise<Map<string, number>> {
  const byParent = await wantedByParent(deps, rows)
  const found = new Map<string, number>()
  /** Where the next page of each record's timeline begins. */
  const next = new Map([...byParent.keys()].map((parent) => [parent, 0]))
  while (next.size > 0)
    for (const [parent, answer] of await askPages(deps, run, [...next].slice(0, cardsAtOnce))) {
      const wanted = byParent.get(parent) ?? []
      for (const { ID, COMMENT } of comments.parse(answer.result)) {
        const row = wanted.find(({ originId }) => bearsMark(COMMENT ?? '', attachedMark(content, originId)))
        if (row && !found.has(row.originId)) found.set(row.originId, ID)
      }
      const isOver = answer.next === undefined || wanted.every(({ originId }) => found.has(originId))
      if (isOver) next.delete(parent)
      else next.set(parent, answer.next ?? 0)
    }
  return found
}

async function wantedByParent({ db }: FindAttachedDeps, rows: readonly Wanted[]): Promise<Map<number, Wanted[]>> {
  const ids = rows.map(({ id }) => id)
  const records = await attachedRecords(db.prisma, ids)
  const byParent = new Map<number, Wanted[]>()
  for (const row of rows) {
    const parent = records.get(row.id)?.parent
    if (parent !== undefined) byParent.set(parent, [...(byParent.get(parent) ?? []), row])
  }
  return byParent
}

async function askPages(
  { portal }: FindAttachedDeps,
  { portalId, entityTypeId }: ImportRun,
  pages: readonly (readonly [parent: number, start: number])[],
): Promise<[number, BatchItem & { ok: true }][]> {
  const commands = Object.fromEntries(
    pages.map(([parent, start]) => [`p${parent}`, pageOf(entityTypeId, parent, start)] as const),
  )
  const answers: Record<string, BatchItem> = await portal.batch({ kind: 'portal', portalId }, commands, {
    kind: 'read',
  })
  return pages.map(([parent]) => {
    const answer = answers[`p${parent}`] as BatchItem
    if (answer.ok) return [parent, answer]
    // The record is gone, and its timeline with it.
    if (answer.fault.code === 'portal.refused') return [parent, { ok: true, result: [] }]
    throw faultError(answer.fault, { kind: 'read' })
  })
}

/** Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-list */
const pageOf = (entityTypeId: number, parent: number, start: number): Command => ({
  method: 'crm.timeline.comment.list',
  params: {
    filter: { ENTITY_ID: parent, ENTITY_TYPE: ownerTypeName(entityTypeId) },
    select: ['ID', 'COMMENT'],
    order: { ID: 'DESC' },
    start,
  },
})
