import { AppError } from '../platform/errors/app-error.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { createStreams } from '../platform/live/create-streams.ts'
import { actorOf, mayReadRecord, type Guards, type PortalClient, type Viewer } from '../portal/index.ts'
import {
  categoryList,
  confirmBody,
  confirmed,
  recordParams,
  released,
  stageList,
  waitingRequests,
  type WaitingRequests,
} from './contract.ts'
import type { RequestPlace } from './store.ts'

export interface TriageRouteDeps extends Pick<Guards, 'requirePermission'> {
  portal: PortalClient
  namesOf(portalId: string): Promise<ReadonlyMap<string, string>>
  stagesOf(portalId: string): Promise<readonly { id: string; name: string }[]>
  readWaiting(viewer: Viewer): Promise<WaitingRequests>
  /** Calls `hear` whenever the list has changed; returns how to stop. */
  followWaiting(portalId: string, hear: (news: object) => void): () => void
  releaseDeadline(place: RequestPlace, userId: number): Promise<void>
  /** Writes the category in the viewer's name while the request has none. */
  confirmCategory(viewer: Viewer, requestId: number, categoryId: string): Promise<void>
}

/** What the editors of the rules choose from, the requests that nobody could take, and deadlines given back to the rules. */
export function triageRoutes(server: HttpServer, deps: TriageRouteDeps): void {
  const tags = ['rules']
  const stream = createStreams(server)
  server.get(
    '/api/categories',
    {
      schema: { tags, response: { 200: categoryList, ...faultAnswers } },
      preHandler: deps.requirePermission('rules.view'),
    },
    async ({ viewer }) => ({
      categories: Array.from(await deps.namesOf(viewer.portalId), ([id, name]) => ({ id, name })),
    }),
  )
  server.get(
    '/api/stages',
    {
      schema: { tags, response: { 200: stageList, ...faultAnswers } },
      preHandler: deps.requirePermission('rules.view'),
    },
    async ({ viewer }) => ({
      stages: (await deps.stagesOf(viewer.portalId)).map(({ id, name }) => ({ id, name })),
    }),
  )
  server.get(
    '/api/waiting-requests',
    {
      schema: { tags: ['requests'], response: { 200: waitingRequests, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.read'),
    },
    async ({ viewer }) => deps.readWaiting(viewer),
  )
  server.get(
    '/api/waiting-requests/stream',
    { schema: { tags: ['requests'], hide: true }, preHandler: deps.requirePermission('requests.read') },
    async ({ viewer }, reply) => {
      reply.hijack()
      stream(reply.raw, (hear) => deps.followWaiting(viewer.portalId, hear))
    },
  )
  server.post(
    '/api/categories/requests/:id/confirm',
    {
      schema: {
        tags: ['requests'],
        params: recordParams.pick({ id: true }),
        body: confirmBody,
        response: { 200: confirmed, ...faultAnswers },
      },
      preHandler: deps.requirePermission('requests.reply'),
    },
    async ({ viewer, params, body }) => {
      await deps.confirmCategory(viewer, params.id, body.categoryId)
      return { ok: true as const }
    },
  )
  server.post(
    '/api/deadlines/:entityTypeId/:id/release',
    {
      schema: { tags: ['requests'], params: recordParams, response: { 200: released, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.reply'),
    },
    async ({ viewer, params: { entityTypeId, id } }) => {
      if (!(await mayReadRecord(deps.portal, actorOf(viewer), { entityTypeId, id })))
        throw new AppError('record.not-found')
      await deps.releaseDeadline({ portalId: viewer.portalId, entityTypeId, entityId: id }, viewer.userId)
      return { ok: true as const }
    },
  )
}
