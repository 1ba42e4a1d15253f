import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { createStreams } from '../platform/live/create-streams.ts'
import { actorOf, type Guards, type TenantStore } from '../portal/index.ts'
import {
  clientNames,
  clientRef,
  createRequestAnswer,
  createRequestBody,
  listRequestsQuery,
  requestDetails,
  requestPage,
} from './contract.ts'
import { createRequest, type CreateDeps } from './create-request.ts'
import { prepareList, type ListDeps } from './list/list-requests.ts'
import type { RequestLive } from './live.ts'
import { readClient } from './read-client.ts'
import { readDetails } from './read-details.ts'

export interface RequestRouteDeps extends ListDeps, CreateDeps, Guards {
  tenants: TenantStore
  live: RequestLive
}

/** The «Запросы» tab: list, one request, create, live changes. */
export function requestRoutes(server: HttpServer, deps: RequestRouteDeps) {
  const tags = ['requests']
  const preHandler = deps.requirePermission('requests.read')
  const stream = createStreams(server)

  server.get(
    '/api/requests',
    { schema: { tags, querystring: listRequestsQuery, response: { 200: requestPage, ...faultAnswers } }, preHandler },
    async (request) => {
      const { kind, id, ...query } = request.query
      const tenant = await activeTenant(deps, request.viewer.portalId)
      const list = await prepareList(deps, tenant, { kind, id }, query, request.viewer.userId)
      const answers = await deps.portal.batch(actorOf(request.viewer), list.commands, {
        kind: 'read',
        patienceMs: 10_000,
      })
      return list.read(answers, request.viewer)
    },
  )

  server.get(
    '/api/requests/client',
    { schema: { tags, querystring: clientRef, response: { 200: clientNames, ...faultAnswers } }, preHandler },
    async (request) => readClient(deps.portal, request.viewer, request.query),
  )

  server.get(
    '/api/requests/:id',
    {
      schema: {
        tags,
        params: z.object({ id: z.coerce.number().int().positive() }),
        response: { 200: requestDetails, ...faultAnswers },
      },
      preHandler,
    },
    async (request) =>
      readDetails(deps, await activeTenant(deps, request.viewer.portalId), request.viewer, request.params.id),
  )

  server.post(
    '/api/requests',
    {
      schema: { tags, body: createRequestBody, response: { 200: createRequestAnswer, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.create'),
    },
    async (request) => {
      const tenant = await activeTenant(deps, request.viewer.portalId)
      const answer = await createRequest(deps, tenant, request.viewer, request.body)
      await deps.live.announce(tenant, answer.id, 'added')
      return answer
    },
  )

  server.get('/api/requests/stream', { schema: { tags, hide: true }, preHandler }, async (request, reply) => {
    const tenant = await activeTenant(deps, request.viewer.portalId)
    reply.hijack()
    stream(reply.raw, (hear) => deps.live.follow(tenant, hear))
  })
}

async function activeTenant({ tenants }: { tenants: TenantStore }, id: string) {
  const tenant = await tenants.byId(id)
  if (!tenant) throw new AppError('portal.unknown')
  if (tenant.state !== 'active') throw new AppError('portal.not-installed')
  return tenant
}
