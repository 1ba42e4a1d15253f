import { Readable } from 'node:stream'
import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { beginImport } from './begin-import.ts'
import { changeSettings } from './change-settings.ts'
import { changeStage, stageNames } from './change-stage.ts'
import {
  importList,
  importRun,
  importSample,
  importSettings,
  importUpload,
  newImport,
  newUpload,
  undoPreview,
  uploadTables,
  writePlan,
  writeProgress,
} from './contract.ts'
import { certificate } from './certificate/contract.ts'
import { findRun } from './find-run.ts'
import type { ImportDeps } from './import-deps.ts'
import type { ImportRun } from './import-run.ts'
import { planWriting } from './plan-writing.ts'
import { readProgress } from './read-progress.ts'
import { readSample } from './read-sample.ts'
import { restingState } from './rules/resting-state.ts'
import { showRun } from './show-run.ts'
import { readTables } from './sources/read-tables.ts'
import { isOpen, taskOf } from './task-of.ts'
import { previewUndo } from './undo/preview-undo.ts'
import { fileOnDisk } from './uploads/file-on-disk.ts'
import { receivePart } from './uploads/receive-part.ts'

export type ImportRouteDeps = ImportDeps & Guards

const tags = ['record-import']
const params = z.object({ id: z.uuid() })
const largestGigabytes = 2
const step = z.object({ id: z.uuid(), stage: z.enum(stageNames) })

/** Files that come in part by part, and the runs that are made of them. */
export function importRoutes(server: HttpServer, deps: ImportRouteDeps) {
  uploadRoutes(server, deps)
  runRoutes(server, deps)
  stageRoutes(server, deps)
}

function uploadRoutes(server: HttpServer, deps: ImportRouteDeps) {
  const preHandler = deps.requirePermission('import.run')
  const one = { 200: importUpload, ...faultAnswers }
  server.post(
    '/api/imports/uploads',
    { schema: { tags, body: newUpload, response: one }, preHandler },
    ({ viewer, body }) => {
      if (body.sizeBytes > largestGigabytes * 1024 ** 3)
        throw new AppError('import.too-large', { params: { gigabytes: largestGigabytes } })
      if (body.sizeBytes === 0) throw new AppError('table.empty')
      return deps.uploads.begin(viewer.portalId, body, viewer.userId, deps.clock.now())
    },
  )
  server.get(
    '/api/imports/uploads/:id',
    { schema: { tags, params, response: one }, preHandler },
    async ({ viewer, params: { id } }) => {
      const upload = await deps.uploads.find(viewer.portalId, id)
      if (!upload) throw new AppError('import.no-upload')
      return upload
    },
  )
  server.get(
    '/api/imports/uploads/:id/tables',
    { schema: { tags, params, response: { 200: uploadTables, ...faultAnswers } }, preHandler },
    async ({ viewer, params: { id } }) => ({ tables: await readTables(await fileOnDisk(deps, viewer.portalId, id)) }),
  )
  void server.register((scope, _options, done) => {
    // The body is the part itself, taken as it comes.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, parsed) => parsed(null, payload))
    partRoute(scope as unknown as HttpServer, deps)
    done()
  })
}

function partRoute(server: HttpServer, deps: ImportRouteDeps) {
  server.put(
    '/api/imports/uploads/:id/parts',
    {
      schema: {
        tags,
        params,
        querystring: z.object({ at: z.coerce.number().int().min(0) }),
        response: { 200: importUpload, ...faultAnswers },
      },
      preHandler: deps.requirePermission('import.run'),
      bodyLimit: Number.MAX_SAFE_INTEGER,
      config: { slowBody: true },
    },
    async ({ viewer, params: { id }, query: { at }, body }) => {
      if (!(body instanceof Readable)) throw new AppError('input.invalid', { params: { detail: 'body' } })
      return receivePart(deps, viewer.portalId, { id, at }, body)
    },
  )
}

function runRoutes(server: HttpServer, deps: ImportRouteDeps) {
  const preHandler = deps.requirePermission('import.run')
  const one = { 200: importRun, ...faultAnswers }
  // A description of the API registers routes without their parts: these are asked for when a route is called.
  const shown = (run: ImportRun, lang: Lang) => showRun({ prisma: deps.db.prisma, clock: deps.clock }, run, lang)
  server.get(
    '/api/imports',
    { schema: { tags, response: { 200: importList, ...faultAnswers } }, preHandler },
    async (request) => {
      const runs = await deps.runs.list(request.viewer.portalId)
      return { runs: await Promise.all(runs.map((run) => shown(run, langOf(request)))) }
    },
  )
  server.post('/api/imports', { schema: { tags, body: newImport, response: one }, preHandler }, async (request) =>
    shown(await beginImport(deps, request.viewer, request.body), langOf(request)),
  )
  server.get('/api/imports/:id', { schema: { tags, params, response: one }, preHandler }, async (request) =>
    shown(await findRun(deps.runs, request.viewer.portalId, request.params.id), langOf(request)),
  )
  server.put(
    '/api/imports/:id',
    { schema: { tags, params, body: importSettings, response: one }, preHandler },
    async (request) => {
      const { portalId } = request.viewer
      const run = await findRun(deps.runs, portalId, request.params.id)
      const standing = restingState(run.state, isOpen(await taskOf(deps.db.prisma, run)))
      await changeSettings(deps.runs, run, standing, request.body)
      return shown(await findRun(deps.runs, portalId, run.id), langOf(request))
    },
  )
  server.get(
    '/api/imports/:id/sample',
    { schema: { tags, params, response: { 200: importSample, ...faultAnswers } }, preHandler },
    async ({ viewer, params: { id } }) => readSample(deps, await findRun(deps.runs, viewer.portalId, id)),
  )
}

function stageRoutes(server: HttpServer, deps: ImportRouteDeps) {
  const preHandler = deps.requirePermission('import.run')
  const runOf = ({ viewer, params: { id } }: { viewer: { portalId: string }; params: { id: string } }) =>
    findRun(deps.runs, viewer.portalId, id)
  server.post(
    '/api/imports/:id/stages/:stage',
    { schema: { tags, params: step, response: { 200: importRun, ...faultAnswers } }, preHandler },
    async (request) => {
      await changeStage(deps, await runOf(request), request.params.stage, request.viewer.userId)
      return showRun({ prisma: deps.db.prisma, clock: deps.clock }, await runOf(request), langOf(request))
    },
  )
  server.get(
    '/api/imports/:id/plan',
    { schema: { tags, params, response: { 200: writePlan, ...faultAnswers } }, preHandler },
    async (request) => planWriting({ ...deps, prisma: deps.db.prisma }, await runOf(request)),
  )
  server.get(
    '/api/imports/:id/progress',
    { schema: { tags, params, response: { 200: writeProgress, ...faultAnswers } }, preHandler },
    async (request) => readProgress({ ...deps, prisma: deps.db.prisma }, await runOf(request)),
  )
  server.get(
    '/api/imports/:id/certificate',
    { schema: { tags, params, response: { 200: certificate.nullable(), ...faultAnswers } }, preHandler },
    async (request) => {
      const run = await runOf(request)
      // None yet, or none any more: rows written or taken back since leave no word of it true.
      return certificate
        .nullable()
        .catch(null)
        .parse((await deps.runs.details(run.portalId, run.id))?.certificate)
    },
  )
  server.get(
    '/api/imports/:id/undo',
    { schema: { tags, params, response: { 200: undoPreview, ...faultAnswers } }, preHandler },
    async (request) => previewUndo({ ...deps, prisma: deps.db.prisma }, await runOf(request)),
  )
}
