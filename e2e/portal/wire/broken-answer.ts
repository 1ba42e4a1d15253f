import type { FastifyReply, FastifyRequest } from 'fastify'

/** Ends the connection where an answer belongs. */
export function cutConnection(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  request.raw.socket.destroy()
  return reply
}

/** What a proxy says when PHP behind it is gone. */
export function sendProxyPage(reply: FastifyReply): FastifyReply {
  return reply
    .status(502)
    .type('text/html; charset=utf-8')
    .send('<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>')
}

/** Promises the whole answer and stops in the middle: the work behind it is done. */
export function sendHalf(reply: FastifyReply, body: Record<string, unknown>): FastifyReply {
  const text = Buffer.from(JSON.stringify(body))
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': text.length })
  reply.raw.write(text.subarray(0, Math.ceil(text.length / 2)), () => reply.raw.destroy())
  return reply
}
