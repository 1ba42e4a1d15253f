import type { Database } from '../../platform/db/database.ts'
import { originator } from '../../kernel/origin-mark.ts'
import { faultError } from '../../portal/index.ts'
import type { ImportRun } from '../import-run.ts'
import { undoScope } from '../staging/read-undo-scope.ts'
import type { WriteDeps } from '../write/write-deps.ts'

/** How many records an undo would remove, about how many people have changed since, and how many only changed what was there. One request. */
export async function previewUndo(
  { portal, prisma }: Pick<WriteDeps, 'portal'> & { prisma: Database['prisma'] },
  run: ImportRun,
): Promise<{ removes: number; keeps: number; updates: number }> {
  const { made, updates, first, last, settledAt } = await undoScope(prisma, run.id)
  if (made === 0 || settledAt === null) return { removes: 0, keeps: 0, updates }
  // Comments tell only one by one whether somebody changed them.
  if (run.content !== 'records') return { removes: made, keeps: 0, updates }
  const { entityTypeId, portalId } = run
  const own = entityTypeId >= 128 ? {} : { originatorId: originator }
  const since = new Date(settledAt.getTime() + 5_000).toISOString()
  const filter = { ...own, '>=id': first, '<=id': last, '>updatedTime': since }
  const command = { method: 'crm.item.list', params: { entityTypeId, filter, select: ['id'], start: 0 } }
  const { list } = await portal.batch({ kind: 'portal', portalId }, { list: command }, { kind: 'read' })
  if (!list.ok) throw faultError(list.fault, { kind: 'read' })
  const keeps = Math.min(made, list.total ?? 0)
  return { removes: made - keeps, keeps, updates }
}
