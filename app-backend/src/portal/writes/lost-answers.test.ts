import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createDatabase } from '../../platform/db/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { anAdd, anOutbox, anUpdate, aRun, playedLeads } from './testing.ts'

const database = testDatabase()
const losses = process.env['PORYADOK_LONG'] ? 1_000 : 60
const seed = Number(process.env['PORYADOK_SEED'] ?? 20_261_122)

/** Seeded, so that a failing run can be repeated. */
function randomNumbers(from: number) {
  let state = from
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

class Killed extends Error {}

it(`makes no record twice and misses none over ${losses} lost answers and ends of the process (seed ${seed})`, async () => {
  const db = createDatabase(database.url, createLogger('silent'))
  const clock = createClock()
  const random = randomNumbers(seed)
  const leads = playedLeads(clock)
  const outbox = anOutbox(db, clock, leads.portal)
  const portalId = await aTenantRow(database.prisma, clock.now())
  const wanted = losses * 3
  let at = 0
  let lost = 0
  const breaks = (side: number) => (methods: string[]) => {
    const reads = methods.every((method) => method.endsWith('.list'))
    if (reads || lost >= losses || random() > side) return
    lost += 1
    if (random() < 0.3) throw new Killed('the process ends here')
    throw new AppError('portal.outcome-unknown')
  }
  leads.beforeWork = breaks(0.3)
  leads.beforeAnswer = breaks(0.6)

  const work = () =>
    inPortal(portalId, () => outbox.work(portalId)).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error
    })
  const left = () =>
    database.prisma.ledgerEntry.count({ where: { portalId, state: { in: ['planned', 'sending', 'unknown'] } } })
  const breaking = () => at < wanted || lost < losses
  for (let round = 0; breaking() || (await left()) > 0; round += 1) {
    const count = 1 + Math.floor(random() * 4)
    const adds = Array.from({ length: count }, () => anAdd(`add:${(at += 1)}`, `Запрос ${at}`))
    const updates = leads.items.size > 0 ? [anUpdate(`up:${round}`, 1, { note: round - 1 }, { note: round })] : []
    const run = aRun(portalId, { userId: 1 })
    const more = breaking() ? [...adds, ...updates] : []
    await inPortal(portalId, () => db.prisma.$transaction((tx) => outbox.writes.plan(tx, run, more)))
    await work()
    if (random() < 0.5) clock.setOffset(clock.now().getTime() - Date.now() + 81_000)
  }
  const origins = [...leads.items.values()].map((item) => item['originId'])
  const planned = await database.prisma.ledgerEntry.findMany({
    where: { portalId, action: 'add' },
    select: { key: true },
  })
  expect(lost).toBe(losses)
  expect(new Set(origins).size).toBe(origins.length)
  expect(new Set(origins)).toEqual(new Set(planned.map(({ key }) => key)))
  expect(await database.prisma.ledgerEntry.count({ where: { portalId, NOT: { state: 'done' } } })).toBe(0)
  await db.stop()
}, 600_000)
