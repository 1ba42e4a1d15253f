import { recordAudit } from '../../audit/index.ts'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { Viewer } from '../../portal/index.ts'
import { aQuestion } from '../ask-portal.ts'
import type { ExportQuery } from '../contract.ts'
import { findRecords } from '../find-records.ts'
import { exportKind, tokenPurpose, type ExportDeps } from './export-deps.ts'
import type { ExportPayload } from './export-work.ts'

const title = { ru: 'Выгрузка запросов', en: 'Export of requests' } as const satisfies Record<Lang, string>

/**
 * Begins to read a selection into a file. The work asks the portal with the token of whoever asked, which lives for an hour, so
 * that the file holds what that person may see and no more. Throws AppError `long-work.running`, `portal.*`.
 */
export async function beginExport(deps: ExportDeps, viewer: Viewer, query: ExportQuery, lang: Lang): Promise<void> {
  const question = await aQuestion(deps, viewer, { client: query.client })
  const found = (await findRecords(deps, question, query))?.records ?? null
  const { accessToken, portalId, ...person } = viewer
  const payload: ExportPayload = {
    query: { ...query, found, columns: query.columns.filter((name) => question.fields.has(name)) },
    person,
    token: deps.sealing.seal(accessToken, tokenPurpose),
    lang,
  }
  await deps.db.prisma.$transaction(async (tx) => {
    const task = { portalId, kind: exportKind, title: title[lang], payload, startedBy: viewer.userId }
    await deps.longWork.start(task, tx)
    const actor = { kind: 'person', id: String(viewer.userId) } as const
    const line = { portalId, at: deps.clock.now(), actor, action: 'requests.exported' }
    await recordAudit(tx, { ...line, after: { format: query.format, columns: payload.query.columns } })
  })
}
