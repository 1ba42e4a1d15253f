import { Readable } from 'node:stream'
import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { langOf } from '../../platform/http/answer-errors.ts'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { tableTypes, writeTable } from '../../platform/tables/write-table.ts'
import type { Guards } from '../../portal/index.ts'
import { importMissingContacts } from '../clients/import-missing-contacts.ts'
import { changeStage } from '../change-stage.ts'
import { importRun, type ImportState } from '../contract.ts'
import {
  failedRows,
  failedRowsQuery,
  failureGroups,
  mendedCells,
  mendedFile,
  mendedRows,
  stagedRow,
} from './contract.ts'
import { findRun } from '../find-run.ts'
import type { ImportDeps } from '../import-deps.ts'
import type { ImportRun } from '../import-run.ts'
import type { RowReader } from '../row-reader.ts'
import { restingState } from '../rules/resting-state.ts'
import { showRun } from '../show-run.ts'
import { isOpen, taskOf } from '../task-of.ts'
import { failureTable } from './failure-file.ts'
import { mendRow } from './mend-row.ts'
import { readCauses } from './read-causes.ts'
import { everyFailedRow, readFailedRows } from './read-failed-rows.ts'
import { takeMendedFile } from './take-mended-file.ts'

export interface FailureRouteDeps extends ImportDeps, Guards {
  readerOf(run: ImportRun): Promise<RowReader>
}

interface Asked {
  viewer: { portalId: string }
  params: { id: string }
}

/** Nothing is on its way. */
const resting: readonly ImportState[] = ['loaded', 'checked', 'written']
const tags = ['record-import']
const params = z.object({ id: z.uuid() })

/** Rows that failed: by cause, one by one, as a file, and mended. */
export function failureRoutes(server: HttpServer, deps: FailureRouteDeps) {
  const preHandler = deps.requirePermission('import.run')
  const runOf = ({ viewer, params: { id } }: Asked) => findRun(deps.runs, viewer.portalId, id)
  /** Rows are mended while none is on its way. */
  const restingRun = async (asked: Asked) => {
    const run = await runOf(asked)
    if (!resting.includes(restingState(run.state, isOpen(await taskOf(deps.db.prisma, run)))))
      throw new AppError('import.not-now')
    return run
  }
  server.get(
    '/api/imports/:id/failures',
    { schema: { tags, params, response: { 200: failureGroups, ...faultAnswers } }, preHandler },
    async (request) => readCauses(deps.db.prisma, (await runOf(request)).id, langOf(request)),
  )
  server.get(
    '/api/imports/:id/rows',
    {
      schema: { tags, params, querystring: failedRowsQuery, response: { 200: failedRows, ...faultAnswers } },
      preHandler,
    },
    async (request) => readFailedRows(deps.db.prisma, (await runOf(request)).id, request.query, langOf(request)),
  )
  server.put(
    '/api/imports/:id/rows/:number',
    {
      schema: {
        tags,
        params: params.extend({ number: z.coerce.number().int().positive() }),
        body: mendedCells,
        response: { 200: stagedRow, ...faultAnswers },
      },
      preHandler,
    },
    async (request) => {
      const { number } = request.params
      return mendRow(deps, await restingRun(request), { number, cells: request.body.cells }, langOf(request))
    },
  )
  server.get(
    '/api/imports/:id/failures/file',
    {
      schema: {
        tags,
        params,
        response: { 200: z.instanceof(Readable).describe('failed rows as CSV, with why they failed'), ...faultAnswers },
      },
      preHandler,
    },
    async (request, reply) => {
      const run = await runOf(request)
      const table = failureTable(run, everyFailedRow(deps.db.prisma, run.id), langOf(request))
      return reply
        .header('content-type', tableTypes.csv)
        .header('content-disposition', 'attachment; filename="failed-rows.csv"')
        .send(Readable.from(writeTable('csv', table)))
    },
  )
  server.post(
    '/api/imports/:id/failures/file',
    { schema: { tags, params, body: mendedFile, response: { 200: mendedRows, ...faultAnswers } }, preHandler },
    async (request) => {
      const run = await restingRun(request)
      const taken = await takeMendedFile(deps, run, request.body.uploadId)
      // Rows without a record are written by nobody: the mapping reads them at once.
      if (taken.taken > 0) await changeStage(deps, run, 'check', request.viewer.userId)
      return taken
    },
  )
  server.post(
    '/api/imports/:id/contacts',
    { schema: { tags, params, response: { 200: importRun, ...faultAnswers } }, preHandler },
    async (request) => {
      const made = await importMissingContacts(deps, await runOf(request), request.viewer.userId)
      return showRun({ ...deps, prisma: deps.db.prisma }, made, langOf(request))
    },
  )
}
