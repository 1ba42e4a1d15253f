import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { aTenant } from '../../requests/testing.ts'
import { createImportStore } from '../import-store.ts'
import { countRows } from '../staging/read-counts.ts'
import { aTroubledPortal, aWritingRun, type Trouble } from './testing.ts'
import { writeRows } from './write-rows.ts'

const database = testDatabase()

interface Slowness {
  /** From the claim to the request, ms. */
  beforeSending: number
  /** From the request to the record in the portal, whose answer is lost. */
  lateMs: number
  /** From the claim to the next look at the row. */
  lookAfter: number
  lookTakes: number
  /** The process hangs so long before the request, and another takes its rows over. */
  hung?: boolean
}

/** One row whose request is slow and loses its answer; how often the portal has it in the end. */
async function records({ beforeSending, lateMs, lookAfter, lookTakes, hung = false }: Slowness): Promise<number> {
  const { prisma } = database
  const run = await aWritingRun(prisma, 1)
  const begin = Date.UTC(2026, 10, 22, 10)
  let now = begin
  const troubles: Trouble[] = [hung ? 'hung' : 'late']
  const looking = () => (now += lookTakes)
  const portal = aTroubledPortal(
    () => new Date(now),
    () => troubles.pop() ?? null,
    { lateMs, looking },
  )
  let asked = 0
  const kind = writeRows({
    db: { prisma },
    clock: { now: () => new Date(now), waitUntil: () => Promise.resolve(), stop: () => {} },
    log: pino({ level: 'silent' }),
    portal: portal.client,
    runs: createImportStore(prisma),
    tenantOf: (id) => {
      asked += 1
      if (asked === 1) now += beforeSending
      return Promise.resolve(aTenant({ id, entityTypeId: 1 }))
    },
    fileOf: () => Promise.resolve(null),
    letGo: () => Promise.resolve(),
    licenceOf: () => Promise.resolve('ru_basic'),
  })
  const { id: importId, portalId } = run
  let cursor = { begun: false }
  const step = () =>
    inPortal(portalId, () =>
      kind.step({
        taskId: importId,
        portalId,
        payload: { importId },
        cursor,
        signal: new AbortController().signal,
        save: (next) => Promise.resolve(void (cursor = next)),
      }),
    )
  await step()
  await step()
  now = Math.max(now, begin + lookAfter)
  for (let end = await step(); end !== 'done'; end = await step())
    if (end !== 'more') now = Math.max(now, end.again.getTime())
  expect(await countRows(prisma, importId)).toMatchObject({ success: 1, total: 1 })
  // Whatever is still on its way lands.
  now += 300_000
  await portal.client.batch({ kind: 'portal', portalId }, {}, { kind: 'read' })
  return portal.created.length
}

it.each([
  [
    'its request waited long before it went out',
    { beforeSending: 30_000, lateMs: 59_000, lookAfter: 85_000, lookTakes: 0 },
  ],
  ['it lands while it is looked for', { beforeSending: 0, lateMs: 62_000, lookAfter: 60_000, lookTakes: 10_000 }],
  [
    'its process woke up when another had sent it',
    { beforeSending: 0, lateMs: 90_000, lookAfter: 40_000, lookTakes: 0, hung: true },
  ],
])('a row whose answer is lost comes in once, also when %s', async (_, slowness) => {
  expect(await records(slowness)).toBe(1)
})
