import { recordAudit } from '../../audit/index.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import { taskById } from '../../platform/long-work/long-task-store.ts'
import { longTaskView } from '../../platform/long-work/long-task-view.ts'
import type { Viewer } from '../../portal/index.ts'
import type { FileBody, OwnFile } from '../contract.ts'
import { typeTitle } from '../type-title.ts'
import { fileKind, tokenPurpose, type FileDeps } from './file-deps.ts'
import { fileCursor, filePayload, type FilePayload } from './file-work.ts'

/** Begins to read all records of a type into a file, with the token of whoever asked. Throws AppError `long-work.running`, `portal.*`. */
export async function beginFile(deps: FileDeps, viewer: Viewer, { entityTypeId, format }: FileBody): Promise<void> {
  const { portalId, userId, accessToken } = viewer
  const { language } = await deps.tenantOf(portalId)
  const title = await typeTitle(deps, viewer, entityTypeId, language)
  const token = deps.sealing.seal(accessToken, tokenPurpose)
  const payload: FilePayload = { entityTypeId, format, title, userId, token }
  await deps.db.prisma.$transaction(async (tx) => {
    const name = `${title}.${format}`
    await deps.longWork.start({ portalId, kind: fileKind, title: name, payload, startedBy: userId }, tx)
    const actor = { kind: 'person', id: String(userId) } as const
    await recordAudit(tx, { portalId, at: deps.clock.now(), actor, action: 'records.exported', after: { name } })
  })
}

/** The newest file that a person asked for. */
export async function ownFile(
  { db, clock }: Pick<FileDeps, 'db' | 'clock'>,
  { portalId, userId }: Viewer,
  lang: Lang,
): Promise<OwnFile> {
  const row = await db.prisma.longTask.findFirst({
    where: { portalId, kind: fileKind, startedBy: userId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, payload: true },
  })
  const task = row && (await taskById(db.prisma, portalId, row.id))
  if (!row || !task) return { task: null, fileName: '' }
  const { title, format } = filePayload.parse(row.payload)
  return { task: longTaskView(task, lang, clock.now()), fileName: `${title}.${format}` }
}

/** The file: only for whoever asked for it, because it holds what that person may see. Throws `long-work.not-found`, `file.not-found`. */
export async function fileOf({ db }: Pick<FileDeps, 'db'>, { portalId, userId }: Viewer, id: string): Promise<string> {
  const where = { portalId, id, kind: fileKind, startedBy: userId }
  const row = await db.prisma.longTask.findFirst({ where, select: { cursor: true } })
  if (!row) throw new AppError('long-work.not-found')
  const { file } = fileCursor.parse(row.cursor)
  if (file === null) throw new AppError('file.not-found')
  return file
}
