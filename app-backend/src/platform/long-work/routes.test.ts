import { enterPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createClock } from '../clock/clock.ts'
import { longTask, longTaskList, longTaskNews } from '../contract.ts'
import { createHttpServer, type HttpServer } from '../http/server.ts'
import { aTenantRow } from '../jobs/testing.ts'
import { longWorkRoutes } from './routes.ts'
import { aLongWorker, counting } from './testing.ts'

const database = testDatabase()
const clock = createClock()
let portal: string
let viewerOf: string
let server: HttpServer
let worker: ReturnType<typeof aLongWorker>

beforeEach(async () => {
  portal = await aTenantRow(database.prisma, clock.now())
  viewerOf = portal
  worker = aLongWorker(database, clock)
  worker.longWork.register(
    'count',
    counting(worker.db, () => Promise.resolve()),
  )
  server = await createHttpServer(pino({ level: 'silent' }))
  longWorkRoutes(server, {
    ...worker,
    clock,
    requireAdmin: (request, _reply, done) => {
      request.viewer = { portalId: viewerOf, userId: 1, name: 'Администратор', isAdmin: true, accessToken: 'a' }
      enterPortal(viewerOf, done)
    },
  })
})
afterEach(async () => {
  await server.close()
  await worker.stop()
})

/** Until the listening connection is up: what is said before reaches nobody. */
async function listening() {
  let heard = false
  const stop = worker.db.listen('live', () => (heard = true))
  await expect.poll(() => worker.db.notify('live', '').then(() => heard)).toBe(true)
  stop()
}
const start = () =>
  worker.longWork.start({ portalId: portal, kind: 'count', title: 'Счёт', payload: { until: 3 }, startedBy: 1 })
const get = async (url: string) => (await server.inject({ url })).json<unknown>()

it('shows the tasks of the portal, newest first, and one of them', async () => {
  const first = await start()
  await worker.longWork.cancel(portal, first.id)
  const second = await start()
  const all = longTaskList.parse(await get('/api/long-work'))
  expect(all.tasks.map(({ id, state }) => [id, state])).toEqual([
    [second.id, 'running'],
    [first.id, 'cancelled'],
  ])
  expect(longTaskList.parse(await get('/api/long-work?open=true')).tasks.map(({ id }) => id)).toEqual([second.id])
  expect(longTaskList.parse(await get(`/api/long-work?before=${second.id}`)).tasks.map(({ id }) => id)).toEqual([
    first.id,
  ])
  expect(longTask.parse(await get(`/api/long-work/${second.id}`))).toMatchObject({ title: 'Счёт', perSecond: null })
})

it('shows another portal nothing', async () => {
  const { id } = await start()
  viewerOf = await aTenantRow(database.prisma, clock.now())
  expect(await get('/api/long-work')).toEqual({ tasks: [], more: false })
  for (const [method, url] of [
    ['GET', `/api/long-work/${id}`],
    ['POST', `/api/long-work/${id}/cancel`],
  ] as const)
    expect((await server.inject({ method, url })).statusCode).toBe(404)
})

it('pauses, resumes and cancels; what has ended says so', async () => {
  const { id } = await start()
  const post = async (verb: string) =>
    (await server.inject({ method: 'POST', url: `/api/long-work/${id}/${verb}` })).json<unknown>()
  expect(await post('pause')).toMatchObject({ state: 'paused' })
  expect(await post('pause')).toMatchObject({ state: 'paused' })
  expect(await post('resume')).toMatchObject({ state: 'running' })
  expect(await post('cancel')).toMatchObject({ state: 'cancelled' })
  expect(await post('resume')).toMatchObject({ error: { code: 'long-work.ended' } })
})

it('says why a work failed in the reader’s language', async () => {
  const { id } = await start()
  const message = { code: 'portal.limit', params: { seconds: 30 } }
  await database.prisma.longTask.update({ where: { id }, data: { state: 'failed', message } })
  const answer = await server.inject({ url: `/api/long-work/${id}`, headers: { 'accept-language': 'en' } })
  expect(longTask.parse(answer.json()).fault).toMatchObject({
    code: 'portal.limit',
    action: expect.stringContaining('30 s') as string,
  })
})

it('streams progress to an open screen, and tells it to look again after an outage of the database', async () => {
  await listening()
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as { port: number }
  const leave = new AbortController()
  const response = await fetch(`http://127.0.0.1:${port}/api/long-work/stream`, { signal: leave.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let buffer = ''
  const hear = async () => {
    for (;;) {
      const [, data] = /data: (.*)\n\n/.exec(buffer) ?? []
      if (data !== undefined) {
        buffer = buffer.slice(buffer.indexOf('\n\n', buffer.indexOf('data: ')) + 2)
        const { task } = longTaskNews.parse(JSON.parse(data))
        return task === null ? 'look' : task.state
      }
      buffer += (await reader?.read())?.value ?? ''
    }
  }
  const { id } = await start()
  await worker.longWork.pause(portal, id)
  const heard: string[] = []
  while (heard.at(-1) !== 'paused') heard.push(await hear())
  expect(heard).toContain('running')
  await database.prisma.$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`
  expect(await hear()).toBe('look')
  leave.abort()
})
