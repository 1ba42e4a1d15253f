import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { newReaders, routeFields, routeList, routeParams, runBody, runParams, runStarted } from './contract.ts'
import { findReaders, type ReaderDeps } from './find-readers.ts'
import { addRoute, changeRoute, listRoutes, removeRoute, startRun, undoRun, type EditDeps } from './edit-routes.ts'

const tags = ['timelines']

const titles = {
  ru: { dry: 'Подсчёт дел', run: 'Перенос дел' },
  en: { dry: 'Counting entries', run: 'Entries of the past' },
} as const

/** Whose timelines show in which others, runs over the past and taking them back. */
export function timelineRoutes(server: HttpServer, deps: EditDeps & ReaderDeps & Guards) {
  const list = { 200: routeList, ...faultAnswers }
  const edit = deps.requirePermission('settings.edit')
  server.get('/api/timelines', { schema: { tags, response: list }, preHandler: edit }, ({ viewer }) =>
    listRoutes(deps, viewer),
  )
  server.post(
    '/api/timelines',
    { schema: { tags, body: routeFields, response: list }, preHandler: edit },
    ({ viewer, body }) => addRoute(deps, viewer, body),
  )
  server.put(
    '/api/timelines/:id',
    { schema: { tags, params: routeParams, body: routeFields, response: list }, preHandler: edit },
    ({ viewer, params, body }) => changeRoute(deps, viewer, params.id, body),
  )
  server.delete(
    '/api/timelines/:id',
    { schema: { tags, params: routeParams, response: list }, preHandler: edit },
    ({ viewer, params }) => removeRoute(deps, viewer, params.id),
  )
  server.post(
    '/api/timelines/readers',
    { schema: { tags, body: routeFields, response: { 200: newReaders, ...faultAnswers } }, preHandler: edit },
    ({ viewer, body }) => findReaders(deps, viewer, body),
  )
  runRoutes(server, deps)
}

function runRoutes(server: HttpServer, deps: EditDeps & ReaderDeps & Guards) {
  server.post(
    '/api/timelines/:id/runs',
    {
      schema: { tags, params: routeParams, body: runBody, response: { 200: runStarted, ...faultAnswers } },
      preHandler: deps.requirePermission('settings.edit'),
    },
    (request) => {
      const title = titles[langOf(request)][request.body.dry ? 'dry' : 'run']
      return startRun(deps, request.viewer, request.params.id, { ...request.body, title })
    },
  )
  server.post(
    '/api/timelines/runs/:taskId/undo',
    {
      schema: { tags, params: runParams, response: { 200: routeList, ...faultAnswers } },
      preHandler: deps.requirePermission('runs.undo'),
    },
    ({ viewer, params }) => undoRun(deps, viewer, params.taskId),
  )
}
