import type { FastifyReply, FastifyRequest } from 'fastify'

/** Whoever is away does nothing of what is asked: the request ends here, before anything reads it. */
export function refuseConnection(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack()
  request.raw.socket.destroy()
}
