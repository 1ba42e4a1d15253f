import { z } from 'zod'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { Guard } from '../../platform/http/guard.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Guards } from '../../portal/index.ts'
import {
  deliveryDetails,
  deliveryPage,
  hookList,
  listDeliveriesQuery,
  madeHook,
  newHook,
  switchHook as switching,
} from './contract.ts'
import { listDeliveries, showDelivery } from './delivery-read-model.ts'
import type { HookDeps } from './hook-deps.ts'
import { dropHook, listHooks, makeHook, switchHook } from './hook-store.ts'
import { pingHook, replayDelivery } from './replay-delivery.ts'

export type HookRouteDeps = HookDeps & Pick<Guards, 'requirePermission'>

const tags = ['contact centre']
const base = '/api/contact-center'
const one = z.object({ id: z.uuid() })
const done = z.object({ done: z.literal(true) })
const did = { done: true as const }
const answers = <Schema extends z.ZodType>(schema: Schema) => ({ 200: schema, ...faultAnswers })

/** Addresses that are told what happens, and what became of each message. */
export function hookRoutes(server: HttpServer, deps: HookRouteDeps): void {
  const preHandler = deps.requirePermission('app.administer')
  server.get(`${base}/hooks`, { schema: { tags, response: answers(hookList) }, preHandler }, async ({ viewer }) => ({
    hooks: await listHooks(deps.db.prisma, viewer.portalId),
  }))
  server.post(
    `${base}/hooks`,
    { schema: { tags, body: newHook, response: answers(madeHook) }, preHandler },
    ({ viewer, body }) => makeHook(deps, viewer, body),
  )
  server.put(
    `${base}/hooks/:id`,
    { schema: { tags, params: one, body: switching, response: answers(done) }, preHandler },
    async ({ viewer, params, body }) => {
      await switchHook(deps.db.prisma, viewer, params.id, body.enabled, deps.clock.now())
      return did
    },
  )
  server.delete(
    `${base}/hooks/:id`,
    { schema: { tags, params: one, response: answers(done) }, preHandler },
    async ({ viewer, params }) => {
      await dropHook(deps.db.prisma, viewer, params.id, deps.clock.now())
      return did
    },
  )
  server.post(
    `${base}/hooks/:id/ping`,
    { schema: { tags, params: one, response: answers(z.object({ deliveryId: z.uuid() })) }, preHandler },
    async ({ viewer, params }) => ({ deliveryId: await pingHook(deps, viewer.portalId, params.id) }),
  )
  deliveryRoutes(server, deps, preHandler)
}

/** What was sent names clients: it is for whoever keeps the addresses. */
function deliveryRoutes(server: HttpServer, deps: HookRouteDeps, preHandler: Guard): void {
  server.get(
    `${base}/deliveries`,
    { schema: { tags, querystring: listDeliveriesQuery, response: answers(deliveryPage) }, preHandler },
    ({ viewer, query }) => listDeliveries(deps.db.prisma, viewer.portalId, query),
  )
  server.get(
    `${base}/deliveries/:id`,
    { schema: { tags, params: one, response: answers(deliveryDetails) }, preHandler },
    ({ viewer, params }) => showDelivery(deps.db.prisma, viewer.portalId, params.id),
  )
  server.post(
    `${base}/deliveries/:id/replay`,
    { schema: { tags, params: one, response: answers(done) }, preHandler },
    async ({ viewer, params }) => {
      await replayDelivery(deps, viewer, params.id)
      return did
    },
  )
}
