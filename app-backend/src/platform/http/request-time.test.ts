import { once } from 'node:events'
import { request, type ClientRequest } from 'node:http'
import type { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLogger } from '../log/logger.ts'
import { createHttpServer, type HttpServer } from './server.ts'

/** Longer than a busy machine keeps a process waiting: a piece that comes late by that is no piece that does not come. */
const requestMs = 1_500
let server: HttpServer
let port: number

beforeAll(async () => {
  server = await createHttpServer(createLogger('silent'), { requestMs })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', async (_request: unknown, payload: AsyncIterable<Buffer>) => {
    let bytes = 0
    for await (const piece of payload) bytes += piece.length
    return bytes
  })
  server.post('/plain', async ({ body }) => ({ bytes: body }))
  server.post('/slow', { config: { slowBody: true } }, async ({ body }) => ({ bytes: body }))
  await server.listen({ port: 0, host: '127.0.0.1' })
  port = (server.server.address() as { port: number }).port
})
afterAll(() => server.close())

const begin = (path: string): ClientRequest => {
  const sent = request({ port, host: '127.0.0.1', path, method: 'POST', headers: { 'content-type': 'a/b' } })
  sent.write('x')
  return sent
}
/** Resolves when the server has cut the connection. */
const cut = async (sent: ClientRequest) => {
  const [error] = (await once(sent, 'error')) as [NodeJS.ErrnoException]
  return error.code
}

it('cuts a body that takes too long, and lets a slow one of a file come as long as it comes', async () => {
  const [plain, slow] = [begin('/plain'), begin('/slow')]
  const ended = cut(plain)
  let pieces = 1
  while (!plain.destroyed) {
    for (const one of [plain, slow]) if (!one.destroyed) one.write('x')
    pieces += 1
    await setImmediate()
  }
  expect(await ended).toMatch(/ECONNRESET|EPIPE/)
  slow.end()
  const [answer] = (await once(slow, 'response')) as [Readable & { statusCode: number }]
  expect(answer.statusCode).toBe(200)
  expect(await json(answer)).toEqual({ bytes: pieces })
})

it('cuts a slow body that comes no more', async () => {
  expect(await cut(begin('/slow'))).toMatch(/ECONNRESET|EPIPE/)
})
