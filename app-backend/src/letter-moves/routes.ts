import { z } from 'zod'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { moveBody, movePreview, moveView, targetList, targetQuery, undoneView } from './contract.ts'
import type { MoveDeps } from './move-deps.ts'
import { moveLetters, previewMove } from './move-letters.ts'
import { findTargets } from './read-requests.ts'
import { undoMove } from './undo-move.ts'
import { viewMove } from './view-move.ts'

const params = z.object({ id: z.uuid() })
const tags = ['letters']

/** Moving letters between requests, splitting a request and merging two. */
export function letterMoveRoutes(server: HttpServer, deps: MoveDeps & Guards) {
  const preHandler = deps.requirePermission('letters.move')
  const answer = <Schema extends z.ZodType>(schema: Schema) => ({ 200: schema, ...faultAnswers })

  server.get(
    '/api/moves/targets',
    { schema: { tags, querystring: targetQuery, response: answer(targetList) }, preHandler },
    async ({ viewer, query }) => {
      const tenant = await deps.tenantOf(viewer.portalId)
      return { requests: await findTargets(deps.portal, viewer, tenant, query.text) }
    },
  )
  server.post(
    '/api/moves/preview',
    { schema: { tags, body: moveBody, response: answer(movePreview) }, preHandler },
    ({ viewer, body }) => previewMove(deps, viewer, body),
  )
  server.post(
    '/api/moves',
    { schema: { tags, body: moveBody, response: answer(moveView) }, preHandler },
    async ({ viewer, body }) => viewMove(deps, viewer, await moveLetters(deps, viewer, body)),
  )
  server.get(
    '/api/moves/:id',
    { schema: { tags, params, response: answer(moveView) }, preHandler },
    ({ viewer, params: { id } }) => viewMove(deps, viewer, id),
  )
  server.post(
    '/api/moves/:id/undo',
    { schema: { tags, params, response: answer(undoneView) }, preHandler },
    ({ viewer, params: { id } }) => undoMove(deps, viewer, id),
  )
}
