import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, Viewer } from '../portal/index.ts'
import { letterPage, listLettersQuery } from './contract.ts'
import { readRaw, retryLetter } from './letter-file-store.ts'
import { createParsePool } from './parse/parse-pool.ts'
import { readAttachment, type AttachmentDeps } from './read-attachment.ts'
import { readJournal } from './journal/read-journal.ts'
import { downloadHeaders } from '../platform/files/rules/download-headers.ts'

export interface IntakeRouteDeps extends AttachmentDeps, Guards {
  clock: Clock
  /** Keeps in the trail who took which letter, or which of its files, out of the product. */
  downloaded(viewer: Viewer, letterId: number, file: string): Promise<void>
}

const idParams = z.object({ id: z.coerce.number().int().positive() })
const attachmentParams = z.object({ letterId: idParams.shape.id, index: z.coerce.number().int().min(0).max(10_000) })
const file = z.instanceof(Uint8Array).describe('the file')

/** The journal of letters and their files. */
export function intakeRoutes(server: HttpServer, deps: IntakeRouteDeps) {
  letterRoutes(server, deps)
  attachmentRoute(server, deps)
}

function letterRoutes(server: HttpServer, { db, clock, requirePermission, ...deps }: IntakeRouteDeps) {
  const admin = { preHandler: requirePermission('letters.quarantine') }
  const tags = ['letters']
  const page = { 200: letterPage, ...faultAnswers }

  server.get(
    '/api/letters',
    { schema: { tags, querystring: listLettersQuery, response: page }, ...admin },
    ({ viewer, query }) => readJournal(db.prisma, viewer.portalId, query),
  )

  const retried = { 200: z.object({ waiting: z.literal(true) }), ...faultAnswers }
  server.post(
    '/api/letters/:id/retry',
    { schema: { tags, params: idParams, response: retried }, ...admin },
    async ({ viewer, params }) => {
      await retryLetter(db, viewer.portalId, params.id, clock.now())
      return { waiting: true as const }
    },
  )

  server.get(
    '/api/letters/:id/raw',
    {
      schema: { tags, params: idParams, response: { 200: file, ...faultAnswers } },
      preHandler: requirePermission('letters.download'),
    },
    async ({ viewer, params }, reply) => {
      const raw = await readRaw(db.prisma, viewer.portalId, params.id)
      await deps.downloaded(viewer, params.id, '')
      const headers = { ...downloadHeaders(`letter-${params.id}.eml`, ''), 'content-type': 'message/rfc822' }
      return reply.headers(headers).send(Buffer.from(raw))
    },
  )
}

/** Attachments are parsed in a thread of their own: downloads do not slow the intake down. */
function attachmentRoute(server: HttpServer, deps: IntakeRouteDeps) {
  const pool = createParsePool({ size: 1 })
  server.addHook('onClose', () => pool.stop())
  const schema = { tags: ['letters'], params: attachmentParams, response: { 200: file, ...faultAnswers } }
  server.get(
    '/api/letters/:letterId/attachments/:index',
    { schema, preHandler: deps.requirePermission('requests.read') },
    async ({ viewer, params }, reply) => {
      const { name, type, content } = await readAttachment({ ...deps, pool }, viewer, params)
      await deps.downloaded(viewer, params.letterId, name)
      return reply.headers(downloadHeaders(name, type)).send(Buffer.from(content))
    },
  )
}
