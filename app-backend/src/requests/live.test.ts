import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createHttpServer } from '../platform/http/server.ts'
import type { RequestLive } from './live.ts'
import { requestRoutes, type RequestRouteDeps } from './routes.ts'

/** The stream as the screen opens it, and since when each follower of changes asked. */
async function aStream(query: string) {
  const asked: (Date | undefined)[] = []
  const follow: RequestLive['follow'] = (_tenant, hear, since) => {
    asked.push(since)
    if (since) hear({ ids: [], kind: 'changed' })
    return () => undefined
  }
  const deps: Partial<RequestRouteDeps> = {
    requirePermission: () => (request, _reply, done) => {
      request.viewer = { portalId: 'here', userId: 1, name: 'Вера', isAdmin: false, accessToken: 'a' }
      done()
    },
    tenants: { byId: async () => ({ state: 'active' }) } as never,
    live: { follow } as never,
  }
  const server = await createHttpServer(pino({ level: 'silent' }))
  requestRoutes(server, deps as RequestRouteDeps)
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const response = await fetch(`${address}/api/requests/stream${query}`)
  return { asked, response, reader: response.body?.pipeThrough(new TextDecoderStream()).getReader(), server }
}

it('a screen is told first of what changed since its list was read', async () => {
  const { asked, reader, server } = await aStream('?since=2026-11-24T09%3A00%3A00.500Z')
  let text = ''
  while (!text.includes('data:')) text += (await reader?.read())?.value ?? ''
  expect(text).toContain('data: {"ids":[],"kind":"changed"}')
  expect(asked).toEqual([new Date('2026-11-24T09:00:00.500Z')])
  await server.close()
})

it('a screen without a list hears what comes; a time that is none is refused in words', async () => {
  const plain = await aStream('')
  expect(plain.response.status).toBe(200)
  expect(plain.asked).toEqual([undefined])
  await plain.server.close()
  const wrong = await aStream('?since=tomorrow')
  expect(wrong.response.status).toBe(400)
  await wrong.server.close()
})
