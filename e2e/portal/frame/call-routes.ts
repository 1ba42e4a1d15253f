import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { callCardsOf } from './call-cards.ts'
import type { CallNews } from './call-card/call-record.ts'

/** What an open page hears about its person's calls, and how it says that a card was closed. */
export function registerCallRoutes(server: FastifyInstance, state: PortalState): void {
  server.get('/_frame/calls', (request, reply) => stream(state, request, reply))
  server.post<{ Params: { callId: string } }>('/_frame/calls/:callId/close', (request, reply) => {
    const user = state.sessions.userOf(request.headers.cookie)
    const { callId } = request.params
    const cards = callCardsOf(state)
    if (user === undefined || cards.find(callId)?.userId !== user.id) return reply.code(404).send({})
    cards.close(callId)
    return reply.send({})
  })
}

/** Server-sent events: the cards that are open already, then the news as they come. */
function stream(state: PortalState, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const user = state.sessions.userOf(request.headers.cookie)
  if (user === undefined) return reply.code(401).send()
  const cards = callCardsOf(state)
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const send = (news: CallNews): void => {
    reply.raw.write(`data: ${JSON.stringify(news)}\n\n`)
  }
  reply.raw.write(': open\n\n')
  for (const call of cards.of(user.id)) send({ kind: 'show', call })
  const stop = cards.listen(user.id, send)
  reply.raw.on('close', stop)
  return reply
}
