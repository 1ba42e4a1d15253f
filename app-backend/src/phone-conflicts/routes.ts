import { Readable } from 'node:stream'
import { z } from 'zod'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { tableTypes, writeTable } from '../platform/tables/write-table.ts'
import type { Guards } from '../portal/index.ts'
import type { ConflictDeps } from './conflict-deps.ts'
import { conflictTable } from './conflict-table.ts'
import * as contract from './contract.ts'
import { startLook } from './look-at-phones.ts'
import { readConflicts } from './read-conflicts.ts'

const tags = ['calls']
const path = '/api/phone-conflicts'

/** Numbers that lead to records of different people. */
export function phoneConflictRoutes(server: HttpServer, deps: Guards & ConflictDeps): void {
  const preHandler = deps.requirePermission('calls.assign')
  server.get(
    path,
    {
      schema: { tags, querystring: contract.conflictQuery, response: { 200: contract.conflictPage, ...faultAnswers } },
      preHandler,
    },
    ({ viewer, query }) => readConflicts(deps, viewer, query),
  )
  server.post(
    `${path}/look`,
    { schema: { tags, response: { 200: z.object({}), ...faultAnswers } }, preHandler },
    async ({ viewer }) => {
      await startLook(deps, viewer)
      return {}
    },
  )
  const file = z.instanceof(Readable).describe('the conflicts as XLSX or CSV')
  server.get(
    `${path}/table`,
    {
      schema: { tags, querystring: contract.conflictTableQuery, response: { 200: file, ...faultAnswers } },
      preHandler,
    },
    async (request, reply) => {
      const { format } = request.query
      const table = await conflictTable(deps, request.viewer, langOf(request))
      return reply
        .header('content-type', tableTypes[format])
        .header('content-disposition', `attachment; filename="shared-numbers.${format}"`)
        .send(Readable.from(writeTable(format, table)))
    },
  )
}
