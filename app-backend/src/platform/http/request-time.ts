import type { FastifyInstance } from 'fastify'
import { Socket } from 'node:net'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body may be large and its sender slow: it may take as long as it keeps coming. */
    slowBody?: boolean
  }
}

/**
 * Bounds the time in which a request must have come whole, so that slow senders hold no connections: as a whole for ordinary
 * routes, from piece to piece for a `slowBody`. Node's own limit knows no routes; headers have theirs.
 */
export function limitRequestTime(server: FastifyInstance, limitMs: number): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request
    const cut = () => {
      if (!raw.complete) raw.destroy()
    }
    // A request that a test injects has no connection to hold.
    if (raw.complete || !(raw.socket instanceof Socket)) return done()
    if (request.routeOptions.config.slowBody) {
      raw.setTimeout(limitMs, cut)
    } else {
      const limit = setTimeout(cut, limitMs)
      raw.once('end', () => clearTimeout(limit)).once('close', () => clearTimeout(limit))
    }
    done()
  })
}
