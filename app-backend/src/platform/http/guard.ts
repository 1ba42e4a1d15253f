import type { FastifyReply, FastifyRequest } from 'fastify'

/** A pre-handler that lets a request pass or refuses it; it sets `request.viewer` and the portal in sight. */
export type Guard = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void
