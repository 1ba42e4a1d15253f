import { z } from 'zod'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { createStreams } from '../../platform/live/create-streams.ts'
import { conversation, letterBodyView, letterKey, requestParams } from '../contract.ts'
import { requestOf } from '../request-of.ts'
import type { CorrespondenceRouteDeps } from '../routes.ts'
import { holdPresence, leavePresence } from './presence.ts'
import { readConversation } from './read-conversation.ts'
import { readLetterBody } from './read-letter-body.ts'

const tags = ['conversation']
const held = z.object({ writing: z.boolean() })

/** Letters of a request, who writes, and what changes while one looks. */
export function conversationRoutes(server: HttpServer, deps: CorrespondenceRouteDeps) {
  const preHandler = deps.requirePermission('requests.read')
  const stream = createStreams(server)
  server.get(
    '/api/requests/:id/conversation',
    { schema: { tags, params: requestParams, response: { 200: conversation, ...faultAnswers } }, preHandler },
    async ({ viewer, params }) => readConversation(deps, viewer, params.id, await deps.rightsOf(viewer)),
  )
  const bodyParams = requestParams.extend({ kind: letterKey.shape.kind, letterId: letterKey.shape.id })
  server.get(
    '/api/requests/:id/letters/:kind/:letterId/body',
    { schema: { tags, params: bodyParams, response: { 200: letterBodyView, ...faultAnswers } }, preHandler },
    ({ viewer, params: { id, kind, letterId } }) => readLetterBody(deps, viewer, id, { kind, id: letterId }),
  )
  server.get(
    '/api/requests/:id/conversation/stream',
    { schema: { tags, params: requestParams, hide: true }, preHandler },
    async ({ viewer, params }, reply) => {
      const { record } = await requestOf(deps, viewer, params.id)
      reply.hijack()
      stream(reply.raw, (hear) => deps.live.follow(viewer.portalId, record.id, hear))
    },
  )
  presenceRoutes(server, deps)
}

function presenceRoutes(server: HttpServer, deps: CorrespondenceRouteDeps) {
  const preHandler = deps.requirePermission('requests.reply')
  const schema = { tags, params: requestParams, response: { 200: held, ...faultAnswers } }
  server.put('/api/requests/:id/presence', { schema, preHandler }, async ({ viewer, params }) => {
    await holdPresence(deps, viewer, params.id)
    return { writing: true }
  })
  server.delete('/api/requests/:id/presence', { schema, preHandler }, async ({ viewer, params }) => {
    await leavePresence(deps, viewer, params.id)
    return { writing: false }
  })
}
