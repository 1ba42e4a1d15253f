import { z } from 'zod'
import { recordAudit } from '../audit/index.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { loadStarted, pickBody, productDirectory, requestProducts } from './contract.ts'
import { startLoad } from './jobs.ts'
import { pickProducts, restoreProduct, unpickProduct } from './pick-products.ts'
import type { ProductDeps } from './product-deps.ts'
import { readDirectory } from './read-directory.ts'
import { readableRequest, readPicks } from './read-picks.ts'

export interface ProductRouteDeps extends Guards, ProductDeps {}

const tags = ['products']
const params = z.object({ id: z.coerce.number().int().positive() })

/** The directory of products, and the products of one request. */
export function productRoutes(server: HttpServer, deps: ProductRouteDeps) {
  directoryRoutes(server, deps)
  requestRoutes(server, deps)
}

function directoryRoutes(server: HttpServer, deps: ProductRouteDeps) {
  server.get(
    '/api/products/directory',
    {
      schema: { tags, response: { 200: productDirectory, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.read'),
    },
    (request) => {
      const { portalId, isAdmin } = request.viewer
      return readDirectory(deps, portalId, { lang: langOf(request), mayLoad: isAdmin })
    },
  )
  server.post(
    '/api/products/directory/load',
    { schema: { tags, response: { 200: loadStarted, ...faultAnswers } }, preHandler: deps.requireAdmin },
    async ({ viewer: { portalId, userId } }) => {
      const { id: taskId } = await startLoad(deps, portalId, userId)
      const actor = { kind: 'person', id: String(userId) } as const
      await recordAudit(deps.db.prisma, { portalId, at: deps.clock.now(), actor, action: 'products.loaded' })
      return { taskId }
    },
  )
}

function requestRoutes(server: HttpServer, deps: ProductRouteDeps) {
  const response = { 200: requestProducts, ...faultAnswers }
  const mayPick = deps.requirePermission('requests.products')
  const path = '/api/requests/:id/products'
  server.get(
    path,
    { schema: { tags, params, response }, preHandler: deps.requirePermission('requests.read') },
    async ({ viewer, params: { id } }) => readPicks(deps, viewer, await readableRequest(deps, viewer, id)),
  )
  server.post(
    path,
    { schema: { tags, params, body: pickBody, response }, preHandler: mayPick },
    async ({ viewer, params: { id }, body }) => {
      const readable = await readableRequest(deps, viewer, id)
      await pickProducts(deps, viewer, readable, body)
      return readPicks(deps, viewer, readable)
    },
  )
  const ofPick = params.extend({ pick: z.uuid() })
  server.delete(
    `${path}/:pick`,
    { schema: { tags, params: ofPick, response }, preHandler: mayPick },
    async ({ viewer, params: { id, pick } }) => {
      const readable = await readableRequest(deps, viewer, id)
      await unpickProduct(deps, viewer, readable, pick)
      return readPicks(deps, viewer, readable)
    },
  )
  server.put(
    `${path}/:pick`,
    { schema: { tags, params: ofPick, response }, preHandler: mayPick },
    async ({ viewer, params: { id, pick } }) => {
      const readable = await readableRequest(deps, viewer, id)
      await restoreProduct(deps, viewer, readable, pick)
      return readPicks(deps, viewer, readable)
    },
  )
}
