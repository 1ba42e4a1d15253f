import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalState } from '../store/state.ts'
import type { Markup } from './html.ts'
import { toSignIn, viewerOf, type Viewer } from './viewer.ts'

/** Runs for a signed-in person; a Markup answer is sent as a page, anything else has been sent already. */
export type PageHandler = (
  viewer: Viewer,
  request: FastifyRequest,
  reply: FastifyReply,
) => Markup | FastifyReply | Promise<Markup | FastifyReply>

/** A page of the portal. Somebody who is not signed in is asked to sign in first. */
export function page(server: FastifyInstance, state: PortalState, path: string, handler: PageHandler): void {
  server.get(path, async (request, reply) => {
    const viewer = viewerOf(state, request)
    if (viewer === undefined) return toSignIn(request, reply)
    return sendPage(reply, await handler(viewer, request, reply))
  })
}

/** A form of the portal. Forms of other sites are refused: the cookie is not enough to change anything. */
export function formAction(server: FastifyInstance, state: PortalState, path: string, handler: PageHandler): void {
  server.post(path, async (request, reply) => {
    const viewer = viewerOf(state, request)
    if (viewer === undefined) return toSignIn(request, reply)
    const { origin } = request.headers
    if (origin !== undefined && URL.parse(origin)?.host !== request.host) {
      return reply.code(403).type('text/plain; charset=utf-8').send('The form belongs to another site')
    }
    return sendPage(reply, await handler(viewer, request, reply))
  })
}

/** Sends markup as HTML; an answer that was sent already passes through. */
export function sendPage(reply: FastifyReply, answer: Markup | FastifyReply): FastifyReply {
  if (!('source' in answer)) return answer
  return reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .type('text/html; charset=utf-8')
    .send(answer.source)
}
