import { testDatabase } from '@poryadok/prisma/testing'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createClock } from '../clock/clock.ts'
import { leaseMs } from '../jobs/lease.ts'
import { aTenantRow } from '../jobs/testing.ts'
import { aLongWorker, countedRow, counting } from './testing.ts'

const database = testDatabase()
const kills = process.env['PORYADOK_LONG'] ? 30 : 4
const file = fileURLToPath(new URL('./counting-process.ts', import.meta.url))

it(`killed ${kills} times in the midst of a step, long work goes on from its cursor and doubles nothing`, async () => {
  const clock = createClock()
  const portal = await aTenantRow(database.prisma, clock.now())
  const until = kills * 30 + 20
  const one = aLongWorker(database, clock)
  one.longWork.register('count', counting(one.db, countedRow(portal)))
  const task = { portalId: portal, kind: 'count', title: 'Счёт', payload: { until }, startedBy: null }
  const { id } = await one.longWork.start(task)
  for (let kill = 0; kill < kills; kill += 1) {
    const offset = String(kill * (leaseMs + 1_000))
    const worker = fork(file, [database.url, portal, offset], { env: { ...process.env }, stdio: 'inherit' })
    const numbers = 7 + ((kill * 11) % 17)
    for (let seen = 0; seen < numbers; seen += 1) await once(worker, 'message')
    worker.kill('SIGKILL')
    await once(worker, 'exit')
  }
  const before = await database.prisma.longTask.findFirstOrThrow({ where: { id } })
  clock.setOffset(kills * (leaseMs + 1_000))
  one.jobs.start(1)
  const state = async () => (await database.prisma.longTask.findFirstOrThrow({ where: { id } })).state
  await expect.poll(state, { timeout: 30_000 }).toBe('done')
  await one.stop()
  const rows = await database.prisma.notice.findMany({ orderBy: { userId: 'asc' } })
  expect(rows.map(({ userId }) => userId)).toEqual(Array.from({ length: until }, (_, n) => n))
  expect(before).toMatchObject({ state: 'running', done: (before.cursor as { at: number }).at })
  expect(before.done).toBeGreaterThan(0)
})
