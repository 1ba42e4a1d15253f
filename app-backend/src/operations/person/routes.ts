import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Guards } from '../../portal/index.ts'
import { personBody, personErased, personHeld } from '../contract.ts'
import { erasePerson, type EraseDeps } from './erase-store.ts'
import { exportPerson } from './export-read-model.ts'
import { countHeld } from './held-read-model.ts'

export interface PersonRouteDeps extends EraseDeps, Pick<Guards, 'requirePermission'> {
  prisma: Database['prisma']
}

const tags = ['operations']

/** What is held about a person: look, export, erase. Posts, so that no address stands in a log of requests. */
export function personRoutes(server: HttpServer, deps: PersonRouteDeps) {
  const admin = { preHandler: deps.requirePermission('app.administer') }
  server.post(
    '/api/operations/person/look',
    { schema: { tags, body: personBody, response: { 200: personHeld, ...faultAnswers } }, ...admin },
    async ({ viewer, body }) => {
      const held = await countHeld(deps.prisma, viewer.portalId, body)
      return { held, total: Object.values(held).reduce((sum, one) => sum + one, 0) }
    },
  )
  server.post(
    '/api/operations/person/erase',
    { schema: { tags, body: personBody, response: { 200: personErased, ...faultAnswers } }, ...admin },
    ({ viewer, body }) => erasePerson(deps, viewer, body),
  )
  const file = z.instanceof(Readable).describe('the file')
  server.post(
    '/api/operations/person/export',
    { schema: { tags, body: personBody, response: { 200: file, ...faultAnswers } }, ...admin },
    async ({ viewer, body }, reply) => {
      const { portalId, userId } = viewer
      const line = { portalId, userId, action: 'person.exported', at: deps.clock.now(), details: {} } as const
      await deps.db.prisma.$transaction((tx) => deps.audit(tx, line))
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="person.json"',
      }
      return reply.headers(headers).send(Readable.from(exportPerson(deps, portalId, body)))
    },
  )
}
