import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { spool } from '../platform/files/spool.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { tableTypes, writeTable } from '../platform/tables/write-table.ts'
import type { Action, Guards, Viewer } from '../portal/index.ts'
import * as contract from './contract.ts'
import { giveCalls, takeCalls } from './give-calls.ts'
import { lineTable, loadLines } from './line-table.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { readCallReport } from './read-call-report.ts'
import { readLinesView, tryLine } from './read-lines.ts'
import { readMissedCalls } from './read-missed.ts'
import { changeLine, dropLine } from './save-line.ts'

export interface MissedCallRouteDeps extends Guards, MissedCallDeps {
  may(viewer: Viewer, action: Action): Promise<boolean>
}

const tags = ['calls']
const largestFile = 5 * 1024 ** 2
const params = z.object({ id: z.uuid() })
const made = z.object({ id: z.uuid() })
const nothing = z.object({})

/** Lines of the company, missed calls and what becomes of them. */
export function missedCallRoutes(server: HttpServer, deps: MissedCallRouteDeps): void {
  lineRoutes(server, deps)
  lineFileRoutes(server, deps)
  callRoutes(server, deps)
}

function lineRoutes(server: HttpServer, deps: MissedCallRouteDeps): void {
  const [view, edit] = [deps.requirePermission('calls.view'), deps.requirePermission('calls.edit')]
  const path = '/api/phone-lines'
  server.get(
    path,
    { schema: { tags, response: { 200: contract.phoneLines, ...faultAnswers } }, preHandler: view },
    async ({ viewer }) => readLinesView(deps, viewer, await deps.may(viewer, 'calls.edit')),
  )
  server.post(
    path,
    { schema: { tags, body: contract.lineBody, response: { 200: made, ...faultAnswers } }, preHandler: edit },
    async ({ viewer, body }) => ({ id: await changeLine(deps, viewer, body) }),
  )
  server.put(
    `${path}/:id`,
    { schema: { tags, params, body: contract.lineChange, response: { 200: made, ...faultAnswers } }, preHandler: edit },
    async ({ viewer, params: { id }, body }) => ({
      id: await changeLine(deps, viewer, body, { id, revision: body.revision }),
    }),
  )
  server.delete(
    `${path}/:id`,
    { schema: { tags, params, response: { 200: nothing, ...faultAnswers } }, preHandler: edit },
    async ({ viewer, params: { id } }) => {
      await dropLine(deps, viewer, id)
      return {}
    },
  )
  server.post(
    `${path}/try`,
    {
      schema: { tags, body: contract.lineTry, response: { 200: contract.lineTried, ...faultAnswers } },
      preHandler: view,
    },
    ({ viewer, body }) => tryLine(deps, viewer, body.text),
  )
}

function lineFileRoutes(server: HttpServer, deps: MissedCallRouteDeps): void {
  const preHandler = deps.requirePermission('calls.edit')
  const querystring = z.object({ format: z.enum(['csv', 'xlsx']).default('csv') })
  const file = z.instanceof(Readable).describe('the lines as XLSX or CSV')
  server.get(
    '/api/phone-lines/table',
    { schema: { tags, querystring, response: { 200: file, ...faultAnswers } }, preHandler },
    async (request, reply) => {
      const { format } = request.query
      const table = await lineTable(deps, request.viewer, langOf(request))
      return reply
        .header('content-type', tableTypes[format])
        .header('content-disposition', `attachment; filename="phone-lines.${format}"`)
        .send(Readable.from(writeTable(format, table)))
    },
  )
  void server.register((scope, _options, done) => {
    // The body is the file itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, parsed) => parsed(null, payload))
    loadRoute(scope as unknown as HttpServer, deps)
    done()
  })
}

function loadRoute(server: HttpServer, deps: MissedCallRouteDeps): void {
  server.post(
    '/api/phone-lines/table',
    {
      schema: { tags, response: { 200: contract.linesFile, ...faultAnswers } },
      preHandler: deps.requirePermission('calls.edit'),
      bodyLimit: Number.MAX_SAFE_INTEGER,
      config: { slowBody: true },
    },
    async ({ viewer, body }, reply) => {
      // Of a refused file the rest is never read: its connection can carry no other request.
      reply.header('connection', 'close')
      if (!(body instanceof Readable)) throw new AppError('input.invalid', { params: { detail: 'body' } })
      const content = body.iterator({ destroyOnReturn: false })
      const { path } = await spool(content, tmpdir(), `poryadok-lines-${randomUUID()}`, largestFile)
      try {
        return await loadLines(deps, viewer, path)
      } finally {
        await rm(path, { force: true })
      }
    },
  )
}

function callRoutes(server: HttpServer, deps: MissedCallRouteDeps): void {
  const [view, assign] = [deps.requirePermission('calls.view'), deps.requirePermission('calls.assign')]
  const path = '/api/missed-calls'
  server.get(
    path,
    {
      schema: { tags, querystring: contract.missedQuery, response: { 200: contract.missedCalls, ...faultAnswers } },
      preHandler: view,
    },
    async ({ viewer, query }) =>
      readMissedCalls(deps, { viewer, mayAssign: await deps.may(viewer, 'calls.assign') }, query),
  )
  server.post(
    `${path}/assign`,
    {
      schema: { tags, body: contract.assignBody, response: { 200: contract.assigned, ...faultAnswers } },
      preHandler: assign,
    },
    ({ viewer, body }) => giveCalls(deps, viewer, body.calls, body.userId),
  )
  server.post(
    `${path}/take`,
    {
      schema: { tags, body: contract.takeBody, response: { 200: contract.assigned, ...faultAnswers } },
      preHandler: view,
    },
    async ({ viewer, body }) => takeCalls(deps, viewer, body.calls, await deps.may(viewer, 'calls.assign')),
  )
  server.get(
    `${path}/report`,
    {
      schema: { tags, querystring: contract.reportQuery, response: { 200: contract.missedReport, ...faultAnswers } },
      preHandler: assign,
    },
    ({ viewer, query: { days } }) => readCallReport(deps, viewer, days),
  )
}
