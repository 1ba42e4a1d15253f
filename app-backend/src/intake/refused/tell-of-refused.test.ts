import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import type { NewJob } from '../../platform/jobs/job.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { recordRefusal } from '../letter-store.ts'
import { aPortal } from '../testing.ts'
import { letterRefused, tellOfRefused } from './tell-of-refused.ts'

const database = testDatabase()
const clock = createClock()
const mb = 1024 * 1024
let db: Database
beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())

async function aDoor() {
  const portalId = await aPortal(database.prisma, ['support@shchit.example'])
  const mailbox = await database.prisma.mailbox.findFirstOrThrow({ where: { portalId } })
  const jobs: NewJob[] = []
  const told: unknown[] = []
  const addJob = async (job: NewJob) => void jobs.push(job)
  const refuse = (from: string, sizeMb: number) =>
    recordRefusal(db.prisma, {
      mailboxes: [{ id: mailbox.id, portalId }],
      envelopeFrom: from,
      sizeBytes: sizeMb * mb,
      why: { code: 'intake.too-large', params: {} },
      at: clock.now(),
      refused: (tx, id) => letterRefused(clock, addJob, id, tx),
    })
  const handler = tellOfRefused({ db, clock, notify: async ({ params }) => void told.push(params) })
  const work = ({ queue, payload = {} }: NewJob) =>
    inPortal(portalId, async () => {
      const job = { id: 1, portalId, queue, key: queue, payload, dueAt: clock.now(), attempts: 0 }
      return handler(job, new AbortController().signal)
    })
  return { jobs, told, refuse, work }
}

it('a letter that was too large is told with its sender and size, together with those that follow it', async () => {
  const { jobs, told, refuse, work } = await aDoor()
  await refuse('old@zarechie.example', 90)
  clock.setOffset(600_000)
  await refuse('anna@zarechie.example', 41)
  await refuse('boris@zarechie.example', 60)
  expect(jobs[1]?.unlessThere).toBe(true)
  if (jobs[1]) await work(jobs[1])
  expect(told).toEqual([{ count: 2, letters: 'boris@zarechie.example — 60; anna@zarechie.example — 41' }])
})
