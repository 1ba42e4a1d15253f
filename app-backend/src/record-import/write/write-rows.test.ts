import { testDatabase } from '@poryadok/prisma/testing'
import { inPortal } from '@poryadok/prisma/scope'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import type { StepEnd } from '../../platform/long-work/long-task.ts'
import { aTenant } from '../../requests/testing.ts'
import { createImportStore } from '../import-store.ts'
import { countRows } from '../staging/read-counts.ts'
import { aTroubledPortal, aWritingRun, Died, type Trouble } from './testing.ts'
import { writeRows } from './write-rows.ts'

const database = testDatabase()
const long = process.env['PORYADOK_LONG'] === '1'
const rows = long ? 60_000 : 1_500
const seed = Number(process.env['PORYADOK_SEED'] ?? 20_261_122)
const troubles: Trouble[] = ['refused', 'limit', 'lost', 'lost', 'cut', 'late', 'died-before', 'died-after']

/** Numbers from 0 to 1, the same for the same seed. */
function randomNumbers(from: number) {
  let state = from
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
const random = randomNumbers(seed)

it(`${rows} rows come in once each and in order of time, whatever their requests meet (seed ${seed})`, async () => {
  const run = await aWritingRun(database.prisma, rows, random)
  let now = new Date('2026-11-22T10:00:00Z')
  const met = new Map<Trouble, number>()
  const portal = aTroubledPortal(
    () => now,
    () => {
      const trouble = random() < 0.5 ? (troubles[Math.floor(random() * troubles.length)] ?? null) : null
      if (trouble) met.set(trouble, (met.get(trouble) ?? 0) + 1)
      return trouble
    },
  )
  const { prisma } = database
  const later = (ms: number) => (now = new Date(now.getTime() + ms))
  const worker = () =>
    writeRows({
      db: { prisma },
      clock: { now: () => now, waitUntil: () => Promise.resolve(), stop: () => {} },
      log: pino({ level: 'silent' }),
      portal: portal.client,
      runs: createImportStore(prisma),
      tenantOf: (id) => Promise.resolve(aTenant({ id, entityTypeId: 1 })),
      fileOf: () => Promise.resolve(null),
      letGo: () => Promise.resolve(),
      licenceOf: () => Promise.resolve('ru_basic'),
    })
  let [kind, cursor, end] = [worker(), { begun: false }, 'more' as StepEnd]
  const save = (next: { begun: boolean }) => Promise.resolve(void (cursor = next))
  while (end !== 'done') {
    const { portalId, id: importId } = run
    const step = { taskId: run.id, portalId, payload: { importId }, cursor, signal: new AbortController().signal, save }
    try {
      end = await inPortal(portalId, () => kind.step(step))
      if (end !== 'done' && end !== 'more') now = end.again
      else later(1_000)
    } catch (error) {
      if (!(error instanceof Died)) throw error
      // The lease of its job ends, and another process goes on.
      later(31_000)
      kind = worker()
    }
    const counts = await countRows(prisma, run.id)
    expect(counts.new + counts.inFlight + counts.success).toBe(rows)
  }
  expect(new Set(met.keys())).toEqual(new Set(troubles))
  const names = portal.created.map(({ originId }) => originId)
  expect([names.length, new Set(names).size]).toEqual([rows, rows])
  const times = portal.created.map(({ createdTime }) => createdTime)
  expect(times).toEqual(times.toSorted())
  expect(portal.refusals()).toBe(0)
  if (long) process.stderr.write(`${JSON.stringify([...met])}\n`)
}, 1_800_000)
