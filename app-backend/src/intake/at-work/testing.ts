import { testDatabase, type TestDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { recordDecisions } from '../../audit/index.ts'
import { createClock, type JumpingClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import type { ProcessDeps } from '../intake-deps.ts'
import { createParsePool, type ParsePool } from '../parse/parse-pool.ts'
import { processNext } from '../process-letter.ts'
import { aLetter, aPortal, arrive, fakePortal, type FakePortal, type LetterParts } from '../testing.ts'

export const support = 'support@poryadok.example'

/** The processing of letters over a real database and a played portal, anew for each test of a file. */
export interface IntakeAtWork {
  database: TestDatabase
  db: Database
  pool: ParsePool
  clock: JumpingClock
  portal: FakePortal
  deps: ProcessDeps
  portalId: string
  /** Moves the clock by so many ms. */
  jump(ms: number): void
  /** A letter comes in; its id. */
  take(parts?: LetterParts, envelopeFrom?: string): Promise<number>
  handleAll(): Promise<void>
  letter(id: number): ReturnType<typeof rowOf>
  /** Outcomes of all letters by their ids, once none of them can be handled. */
  outcomes(): Promise<string[]>
}

const rowOf = (database: TestDatabase, id: number) => database.prisma.letter.findUniqueOrThrow({ where: { id } })

export const codes = (row: { why: unknown }): string[] => (row.why as { code: string }[]).map(({ code }) => code)

export function useIntake(): IntakeAtWork {
  const database = testDatabase()
  const at = { database } as IntakeAtWork
  beforeAll(() => {
    at.db = createDatabase(database.url, createLogger('silent'))
    at.pool = createParsePool({ size: 1 })
  })
  afterAll(async () => {
    await at.pool.stop()
    await at.db.stop()
  })
  beforeEach(async () => {
    await database.prisma.portal.deleteMany()
    at.portalId = await aPortal(database.prisma, [support])
    at.clock = createClock()
    const portal = fakePortal(database.prisma)
    at.portal = portal
    at.deps = {
      db: at.db,
      clock: at.clock,
      log: createLogger('silent'),
      pool: at.pool,
      recordDecisions,
      handled: () => Promise.resolve(),
      openRequest: (letter) => portal.openRequest(letter),
      joinRequest: (letter, id, whenClosed) => portal.joinRequest(letter, id, whenClosed),
      taskReply: portal.taskReply,
      automatic: portal.automatic,
      threads: portal.threads,
    }
  })
  at.jump = (ms) => at.clock.setOffset(at.clock.now().getTime() - Date.now() + ms)
  at.take = (parts = {}, envelopeFrom) => arrive(at.db, support, aLetter(parts), at.clock.now(), envelopeFrom)
  at.handleAll = async () => {
    while (await processNext(at.deps));
  }
  at.letter = (id) => rowOf(database, id)
  at.outcomes = async () => {
    await at.handleAll()
    return (await database.prisma.letter.findMany({ orderBy: { id: 'asc' } })).map(({ outcome }) => outcome)
  }
  return at
}
