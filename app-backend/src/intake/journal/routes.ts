import { z } from 'zod'
import type { recordAudit, recordDecisions } from '../../audit/index.ts'
import { reason } from '../../kernel/reason.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { LongWork } from '../../platform/long-work/create-long-work.ts'
import type { Guards, Viewer } from '../../portal/index.ts'
import { ignoreLetterBody, letterDetails, recoverAnswer, recoverBody } from '../contract.ts'
import { recoverKind, recoverTask } from '../quarantine/recover-letters.ts'
import { setAside } from '../quarantine/quarantine-store.ts'
import { readLetter } from './read-letter.ts'

export interface JournalRouteDeps extends Guards {
  db: Database
  clock: Clock
  longWork: Pick<LongWork, 'start'>
  recordAudit: typeof recordAudit
  recordDecisions: typeof recordDecisions
}

const params = z.object({ id: z.coerce.number().int().positive() })
const tags = ['letters']

/** One letter with all that is known of it, and what people do with letters in quarantine. */
export function journalRoutes(server: HttpServer, deps: JournalRouteDeps) {
  const preHandler = deps.requirePermission('letters.quarantine')
  server.get(
    '/api/letters/:id',
    { schema: { tags, params, response: { 200: letterDetails, ...faultAnswers } }, preHandler },
    ({ viewer, params: { id } }) => readLetter(deps.db.prisma, viewer.portalId, id),
  )
  server.post(
    '/api/letters/:id/ignore',
    { schema: { tags, params, body: ignoreLetterBody, response: { 200: letterDetails, ...faultAnswers } }, preHandler },
    async ({ viewer, params: { id }, body }) => {
      await ignoreLetter(deps, viewer, id, body.note)
      return readLetter(deps.db.prisma, viewer.portalId, id)
    },
  )
  server.post(
    '/api/letters/recover',
    { schema: { tags, body: recoverBody, response: { 200: recoverAnswer, ...faultAnswers } }, preHandler },
    async ({ viewer, body }) => ({ taskId: await recover(deps, viewer, body.ids) }),
  )
}

/** For good, with a note; who wants it after all lets it be processed again. Throws `letter.not-quarantined`. */
async function ignoreLetter(
  deps: JournalRouteDeps,
  { portalId, userId, name }: Viewer,
  id: number,
  note: string,
): Promise<void> {
  const now = deps.clock.now()
  const because = reason('intake.set-aside', { note, name })
  await deps.db.prisma.$transaction(async (tx) => {
    if (!(await setAside(tx, { portalId, id, because, now }))) throw new AppError('letter.not-quarantined')
    await deps.recordDecisions(tx, [
      { portalId, letterId: id, kind: 'intake', outcome: 'ignored', because: [because], decidedAt: now },
    ])
    const actor = { kind: 'person', id: String(userId) } as const
    await deps.recordAudit(tx, { portalId, at: now, actor, action: 'letter.set-aside', after: { letterId: id, note } })
  })
}

async function recover(
  deps: JournalRouteDeps,
  { portalId, userId }: Viewer,
  ids: readonly number[] | undefined,
): Promise<string> {
  const { payload, total } = await recoverTask(deps.db, portalId, ids)
  return deps.db.prisma.$transaction(async (tx) => {
    const title = 'Разбор карантина'
    const { id } = await deps.longWork.start(
      { portalId, kind: recoverKind, title, payload, total, startedBy: userId },
      tx,
    )
    const actor = { kind: 'person', id: String(userId) } as const
    await deps.recordAudit(tx, {
      portalId,
      at: deps.clock.now(),
      actor,
      action: 'quarantine.recovered',
      after: { total },
    })
    return id
  })
}
