import { z } from 'zod'
import type { Database } from '../platform/db/database.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, Tenant } from '../portal/index.ts'
import type { AnswerDeps } from './answer-call.ts'
import {
  apiCallDetails,
  apiCalls,
  apiKeys,
  centerMapsView,
  listApiCallsQuery,
  madeApiKey,
  newApiKey,
  saveCenterMaps,
} from './contract.ts'
import { listApiCalls, showApiCall } from './journal/journal-read-model.ts'
import { portalWords } from './journal/portal-words.ts'
import { replayCall } from './journal/replay-call.ts'
import { listKeys, makeKey, revokeKey } from './keys/key-store.ts'
import { saveMaps } from './maps-store.ts'
import { showMaps } from './show-maps.ts'

export interface AdminRouteDeps extends Pick<Guards, 'requirePermission'>, AnswerDeps {
  tenantOf(portalId: string): Promise<Tenant>
  db: Pick<Database, 'prisma' | 'notify'>
  publicUrl: string
}

const tags = ['contact centre']
const base = '/api/contact-center'
const one = z.object({ id: z.uuid() })
const done = z.object({ done: z.literal(true) })

/** Keys, tables and journal of the contact centre, for the app's own screens. */
export function contactCenterRoutes(server: HttpServer, deps: AdminRouteDeps): void {
  const administer = deps.requirePermission('app.administer')
  const see = deps.requirePermission('audit.view')
  const edit = deps.requirePermission('settings.edit')
  const answers = <Schema extends z.ZodType>(schema: Schema) => ({ 200: schema, ...faultAnswers })
  keyRoutes(server, deps, administer)
  server.get(`${base}/maps`, { schema: { tags, response: answers(centerMapsView) }, preHandler: edit }, ({ viewer }) =>
    showMaps(deps, viewer.portalId),
  )
  server.put(
    `${base}/maps`,
    { schema: { tags, body: saveCenterMaps, response: answers(centerMapsView) }, preHandler: edit },
    async ({ viewer, body }) => {
      await saveMaps(deps.db, viewer, body, deps.clock.now())
      deps.maps.forget(viewer.portalId)
      return showMaps(deps, viewer.portalId)
    },
  )
  server.get(
    `${base}/calls`,
    { schema: { tags, querystring: listApiCallsQuery, response: answers(apiCalls) }, preHandler: see },
    ({ viewer, query }) => listApiCalls(deps.db.prisma, viewer.portalId, query),
  )
  server.get(
    `${base}/calls/:id`,
    { schema: { tags, params: one, response: answers(apiCallDetails) }, preHandler: see },
    ({ viewer, params }) =>
      showApiCall(deps.db.prisma, viewer.portalId, params.id, (shown) => portalWords(deps, viewer, shown)),
  )
  server.post(
    `${base}/calls/:id/replay`,
    { schema: { tags, params: one, response: answers(done) }, preHandler: deps.requirePermission('operations.run') },
    async ({ viewer, params }) => {
      await replayCall(deps, viewer, params.id)
      return { done: true as const }
    },
  )
}

function keyRoutes(
  server: HttpServer,
  deps: AdminRouteDeps,
  administer: ReturnType<Guards['requirePermission']>,
): void {
  const answers = <Schema extends z.ZodType>(schema: Schema) => ({ 200: schema, ...faultAnswers })
  server.get(
    `${base}/keys`,
    { schema: { tags, response: answers(apiKeys) }, preHandler: administer },
    async ({ viewer }) => ({
      keys: await listKeys(deps.db.prisma, viewer.portalId, deps.clock.now()),
      address: `${deps.publicUrl}/api/cc/v1/docs`,
    }),
  )
  server.post(
    `${base}/keys`,
    { schema: { tags, body: newApiKey, response: answers(madeApiKey) }, preHandler: administer },
    ({ viewer, body }) => makeKey(deps.db.prisma, viewer, body, deps.clock.now()),
  )
  server.delete(
    `${base}/keys/:id`,
    { schema: { tags, params: one, response: answers(done) }, preHandler: administer },
    async ({ viewer, params }) => {
      await revokeKey(deps.db.prisma, viewer, params.id, deps.clock.now())
      return { done: true as const }
    },
  )
}
