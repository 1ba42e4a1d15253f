import { testDatabase } from '@poryadok/prisma/testing'
import { appendFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordDecisions } from '../../audit/index.ts'
import { createClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { createParsePool, type ParsePool } from '../parse/parse-pool.ts'
import { aPortal, fakePortal } from '../testing.ts'
import { mailPrograms } from './mail-programs.ts'
import { pairwise } from './pairwise.ts'
import { playConversations } from './play-conversations.ts'
import { seeded } from './random.ts'

const long = process.env['PORYADOK_LONG'] !== undefined
const letters = long ? 3_000 : 80
const database = testDatabase()
const log = createLogger('silent')
const mailbox = 'support@poryadok.example'
let db: Database
let pool: ParsePool
beforeAll(() => {
  db = createDatabase(database.url, log)
  pool = createParsePool({ size: 1 })
})
afterAll(async () => {
  await pool.stop()
  await db.stop()
})

function figure(name: string, value: number, unit: string) {
  process.stdout.write(`${name}: ${value} ${unit}\n`)
  const file = process.env['PORYADOK_FIGURES']
  if (file) appendFileSync(file, `${JSON.stringify({ name, value, unit })}\n`)
}

it(
  `conversations of ${mailPrograms.length} mail programs are found by their headers`,
  { timeout: 1_200_000 },
  async () => {
    const portalId = await aPortal(database.prisma, [mailbox])
    const clock = createClock()
    const portal = fakePortal(database.prisma)
    const { openRequest, joinRequest, taskReply, automatic, threads } = portal
    portal.settings = { ...portal.settings, loopLetters: 1_000 }
    const deps = {
      db,
      clock,
      log,
      pool,
      recordDecisions,
      openRequest,
      joinRequest,
      taskReply,
      automatic,
      threads,
      handled: () => Promise.resolve(),
    }
    const random = seeded(20_261_122)
    const played = await playConversations({ deps, portal, portalId, mailbox, clock, random }, letters)
    const figures = pairwise(played)
    if (long) {
      const bare = played.filter((one) => one.bare).length
      figure('of them without any trace of what they answer', bare, 'letters')
      figure(`Letters of ${mailPrograms.length} mail programs in generated conversations`, figures.letters, 'letters')
      figure('Threads found, pairwise precision', Math.round(figures.precision * 1_000) / 1_000, '%')
      figure('Threads found, pairwise recall', Math.round(figures.recall * 1_000) / 1_000, '%')
    }
    const misled = played.filter(({ found, truth }) => played.some((one) => one.found === found && one.truth !== truth))
    expect(misled).toEqual([])
    expect(figures.precision).toBeGreaterThanOrEqual(99.9)
    expect(figures.recall).toBeGreaterThanOrEqual(99)
  },
)
