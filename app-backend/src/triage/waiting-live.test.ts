import { expect, it } from 'vitest'
import { pino } from 'pino'
import { createHttpServer } from '../platform/http/server.ts'
import { createLive } from '../platform/live/create-live.ts'
import { triageRoutes, type TriageRouteDeps } from './routes.ts'
import { followWaiting, forgetSuggestion } from './waiting-live.ts'

/** A database that tells everybody at once, and keeps which requests are suggested nothing any more. */
function aDatabase() {
  let hear: (payload: string) => void = () => undefined
  const forgotten: unknown[] = []
  const requestTriage = { updateMany: ({ where }: { where: unknown }) => Promise.resolve(void forgotten.push(where)) }
  return {
    forgotten,
    db: {
      prisma: { requestTriage },
      notify: (_: string, payload: string) => Promise.resolve(hear(payload)),
      listen: (_: string, listener: (payload: string) => void) => {
        hear = listener
        return () => undefined
      },
    } as never,
    outage: () => hear(''),
  }
}

it('a confirmation reaches the lists of its portal that are open, in every process, and an outage has them look', async () => {
  const { db, forgotten, outage } = aDatabase()
  const live = createLive(db, { now: () => new Date(0) })
  const heard: string[] = []
  const leave = followWaiting(live, 'here', () => heard.push('here'))
  followWaiting(live, 'elsewhere', () => heard.push('elsewhere'))
  const place = { portalId: 'here', entityTypeId: 1, entityId: 5 }
  await forgetSuggestion({ live, db }, place)
  expect([forgotten, heard]).toEqual([[place], ['here']])
  outage()
  expect(heard.toSorted()).toEqual(['elsewhere', 'here', 'here'])
  leave()
  await forgetSuggestion({ live, db }, place)
  expect(heard).toHaveLength(3)
})

it('an open list is told by its stream, and only by its own portal', async () => {
  const followed: string[] = []
  const server = await createHttpServer(pino({ level: 'silent' }))
  const deps: Partial<TriageRouteDeps> = {
    requirePermission: () => (request, _reply, done) => {
      request.viewer = { portalId: 'here', userId: 1, name: 'Вера', isAdmin: false, accessToken: 'a' }
      done()
    },
    followWaiting: (portalId, hear) => {
      followed.push(portalId)
      hear({})
      return () => undefined
    },
  }
  triageRoutes(server, deps as TriageRouteDeps)
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const response = await fetch(`${address}/api/waiting-requests/stream`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('data:')) text += (await reader?.read())?.value ?? ''
  expect(text).toContain('data: {}')
  expect(followed).toEqual(['here'])
  await server.close()
})
