import { AppError } from '../../platform/errors/app-error.ts'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import { taskById } from '../../platform/long-work/long-task-store.ts'
import { longTaskView } from '../../platform/long-work/long-task-view.ts'
import type { Viewer } from '../../portal/index.ts'
import type { OwnExport } from '../contract.ts'
import { exportKind, type ExportDeps } from './export-deps.ts'
import { exportCursor, exportPayload } from './export-work.ts'

type Deps = Pick<ExportDeps, 'db' | 'clock'>

/** The newest export that a person asked for. */
export async function ownExport({ db, clock }: Deps, { portalId, userId }: Viewer, lang: Lang): Promise<OwnExport> {
  const row = await db.prisma.longTask.findFirst({
    where: { portalId, kind: exportKind, startedBy: userId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, payload: true },
  })
  const task = row && (await taskById(db.prisma, portalId, row.id))
  if (!row || !task) return { task: null, fileName: '' }
  const { format } = exportPayload.parse(row.payload).query
  return { task: longTaskView(task, lang, clock.now()), fileName: `requests.${format}` }
}

/**
 * The file of an export: only for whoever asked for it, because it holds what that person may see. Null: not made yet. Throws
 * AppError `long-work.not-found` for anybody else's.
 */
export async function exportFile({ db }: Deps, { portalId, userId }: Viewer, id: string): Promise<string | null> {
  const where = { portalId, id, kind: exportKind, startedBy: userId }
  const row = await db.prisma.longTask.findFirst({ where, select: { cursor: true } })
  if (!row) throw new AppError('long-work.not-found')
  return exportCursor.parse(row.cursor).file
}
