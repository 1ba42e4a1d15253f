import { z } from 'zod'
import { faultError, type Command, type PortalClient } from '../../portal/index.ts'
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

/** Comments of the portal that bear the marks of rows: the timelines of their records are read, newest first, page by page. */
export async function findAttached(
  { portal, db }: { portal: PortalClient; db: Pick<Database, 'prisma'> },
  run: ImportRun,
  content: AttachedContent,
  rows: readonly Wanted[],
): Promise<Map<string, number>> {
  const records = await attachedRecords(
    db.prisma,
    rows.map(({ id }) => id),
  )
  const open = new Map<number, Wanted[]>()
  for (const row of rows) {
    const parent = records.get(row.id)?.parent
    if (parent !== undefined) open.set(parent, [...(open.get(parent) ?? []), row])
  }
  const found = new Map<string, number>()
  const next = new Map([...open.keys()].map((parent) => [parent, 0]))
  while (next.size > 0) {
    const asked = [...next].slice(0, cardsAtOnce)
    const commands = Object.fromEntries(
      asked.map(([parent, start]) => [`p${parent}`, listCommand(run.entityTypeId, parent, start)] as const),
    )
    const answers = await portal.batch({ kind: 'portal', portalId: run.portalId }, commands, { kind: 'read' })
    for (const [parent] of asked) {
      const answer = answers[`p${parent}`]
      if (!answer?.ok) throw answer ? faultError(answer.fault, { kind: 'read' }) : new Error('no answer')
      const wanted = open.get(parent) ?? []
      for (const { ID, COMMENT } of comments.parse(answer.result)) {
        const row = wanted.find(({ originId }) => bearsMark(COMMENT ?? '', attachedMark(content, originId)))
        if (row && !found.has(row.originId)) found.set(row.originId, ID)
      }
      const all = wanted.every(({ originId }) => found.has(originId))
      if (all || answer.next === undefined) next.delete(parent)
      else next.set(parent, answer.next)
    }
  }
  return found
}

const listCommand = (entityTypeId: number, parent: number, start: number): Command => ({
  method: 'crm.timeline.comment.list',
  params: {
    filter: { ENTITY_ID: parent, ENTITY_TYPE: ownerTypeName(entityTypeId) },
    select: ['ID', 'COMMENT'],
    order: { ID: 'DESC' },
    start,
  },
})
