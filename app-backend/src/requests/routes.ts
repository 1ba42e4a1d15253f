import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { createStreams } from '../platform/live/create-streams.ts'
import type { Guards, TenantStore } from '../portal/index.ts'
import {
  clientNames,
  clientRef,
  createRequestAnswer,
  createRequestBody,
  requestDetails,
  streamQuery,
} from './contract.ts'
import { createRequest, type CreateDeps } from './create-request.ts'
import type { RequestLive } from './live.ts'
import { readClient } from './read-client.ts'
import { readDetails, type DetailsDeps } from './read-details.ts'

export interface RequestRouteDeps extends DetailsDeps, CreateDeps, Guards {
  tenants: TenantStore
  live: RequestLive
}

/** One request, whose a new one is, creating it, and live changes of all. */
export function requestRoutes(server: HttpServer, deps: RequestRouteDeps) {
  const tags = ['requests']
  const preHandler = deps.requirePermission('requests.read')
  const stream = createStreams(server)

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

  server.get(
    '/api/requests/stream',
    { schema: { tags, hide: true, querystring: streamQuery }, preHandler },
    async (request, reply) => {
      const tenant = await activeTenant(deps, request.viewer.portalId)
      reply.hijack()
      stream(reply.raw, (hear) => deps.live.follow(tenant, hear, request.query.since))
    },
  )
}

async function activeTenant({ tenants }: { tenants: TenantStore }, id: string) {
  const tenant = await tenants.byId(id)
  if (!tenant) throw new AppError('portal.unknown')
  if (tenant.state !== 'active') throw new AppError('portal.not-installed')
  return tenant
}
