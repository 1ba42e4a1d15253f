import { z } from 'zod'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { changeView, removeView, saveView } from './change-views.ts'
import {
  changeViewBody,
  clientOptions,
  clientsQuery,
  idsAnswer,
  layout,
  listPage,
  pageQuery,
  requestList,
  saveViewBody,
} from './contract.ts'
import type { ExportDeps } from './export/export-deps.ts'
import { exportRoutes } from './export/routes.ts'
import { readClients } from './read-clients.ts'
import { readIds } from './read-ids.ts'
import { readList } from './read-list.ts'
import { readPage } from './read-page.ts'
import { writeRoutes } from './write-routes.ts'

export type RequestListRouteDeps = ExportDeps & Guards

const tags = ['request-list']

/** The list of all requests: pages, views, columns, and what is changed and taken away from there. */
export function requestListRoutes(server: HttpServer, deps: RequestListRouteDeps) {
  readRoutes(server, deps)
  viewRoutes(server, deps)
  writeRoutes(server, deps)
  exportRoutes(server, deps)
}

/** Questions are long: they come in the body of a POST, which changes nothing. */
function readRoutes(server: HttpServer, deps: RequestListRouteDeps) {
  const preHandler = deps.requirePermission('requests.read')
  server.get(
    '/api/request-list',
    { schema: { tags, response: { 200: requestList, ...faultAnswers } }, preHandler },
    ({ viewer }) => readList(deps, viewer),
  )
  server.post(
    '/api/request-list/page',
    { schema: { tags, body: pageQuery, response: { 200: listPage, ...faultAnswers } }, preHandler },
    ({ viewer, body }) => readPage(deps, viewer, body),
  )
  server.post(
    '/api/request-list/ids',
    { schema: { tags, body: pageQuery, response: { 200: idsAnswer, ...faultAnswers } }, preHandler },
    ({ viewer, body }) => readIds(deps, viewer, body),
  )
  server.get(
    '/api/request-list/clients',
    { schema: { tags, querystring: clientsQuery, response: { 200: clientOptions, ...faultAnswers } }, preHandler },
    ({ viewer, query }) => readClients(deps, viewer, query),
  )
  server.put(
    '/api/request-list/layout',
    { schema: { tags, body: layout, response: { 200: layout, ...faultAnswers } }, preHandler },
    async ({ viewer, body }) => {
      await deps.layouts.save(viewer.portalId, viewer.userId, body, deps.clock.now())
      return body
    },
  )
}

/** Own views are everybody's to make; shared ones ask for the right inside. */
function viewRoutes(server: HttpServer, deps: RequestListRouteDeps) {
  const preHandler = deps.requirePermission('requests.read')
  const params = z.object({ id: z.coerce.number().int().positive() })
  const saved = z.object({ id: z.string() })
  server.post(
    '/api/request-list/views',
    { schema: { tags, body: saveViewBody, response: { 200: saved, ...faultAnswers } }, preHandler },
    async ({ viewer, body }) => ({ id: await saveView(deps, viewer, body) }),
  )
  server.put(
    '/api/request-list/views/:id',
    { schema: { tags, params, body: changeViewBody, response: { 200: saved, ...faultAnswers } }, preHandler },
    async ({ viewer, params: { id }, body }) => {
      await changeView(deps, viewer, id, body)
      return { id: `v${id}` }
    },
  )
  server.delete(
    '/api/request-list/views/:id',
    { schema: { tags, params, response: { 200: saved, ...faultAnswers } }, preHandler },
    async ({ viewer, params: { id } }) => {
      await removeView(deps, viewer, id)
      return { id: `v${id}` }
    },
  )
}
