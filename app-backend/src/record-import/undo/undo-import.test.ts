import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import type { LongWorkKind, StepEnd } from '../../platform/long-work/long-task.ts'
import { aTenant } from '../../requests/testing.ts'
import type { ImportRun } from '../import-run.ts'
import { createImportStore } from '../import-store.ts'
import { countRows } from '../staging/read-counts.ts'
import { undoScope } from '../staging/read-undo-scope.ts'
import { aTroubledPortal, aWritingRun, type Trouble } from '../write/testing.ts'
import type { WriteDeps } from '../write/write-deps.ts'
import { writeRows } from '../write/write-rows.ts'
import { undoImport } from './undo-import.ts'

const database = testDatabase()
const rows = 3

/** A portal that loses answers, and steps of long work against it; the clock goes on where a step waits. */
function aWorld(troubles: Trouble[]) {
  const { prisma } = database
  let now = Date.UTC(2026, 10, 22, 10)
  const portal = aTroubledPortal(
    () => new Date(now),
    () => troubles.pop() ?? null,
  )
  const runs = createImportStore(prisma)
  const deps: WriteDeps = {
    db: { prisma },
    clock: { now: () => new Date(now), waitUntil: () => Promise.resolve(), stop: () => {} },
    log: pino({ level: 'silent' }),
    portal: portal.client,
    runs,
    tenantOf: (id) => Promise.resolve(aTenant({ id, entityTypeId: 1 })),
    fileOf: () => Promise.resolve(null),
    letGo: () => Promise.resolve(),
    licenceOf: () => Promise.resolve('ru_basic'),
  }
  /** Steps until the work has ended, at most so many. */
  async function work<C>(kind: LongWorkKind<{ importId: string }, C>, { id, portalId }: ImportRun, most = Infinity) {
    let [cursor, end] = [kind.begin, 'more' as StepEnd]
    const save = (next: C) => Promise.resolve(void (cursor = next))
    for (let steps = 0; end !== 'done' && steps < most; steps += 1) {
      const { signal } = new AbortController()
      const step = { taskId: id, portalId, payload: { importId: id }, cursor, signal, save }
      end = await inPortal(portalId, () => kind.step(step))
      if (end !== 'done' && end !== 'more') now = end.again.getTime()
    }
  }
  return { deps, portal, runs, work }
}

it('an undo of a run that was stopped removes also what came in with a lost answer', async () => {
  const { deps, portal, runs, work } = aWorld(['lost'])
  const run = await aWritingRun(database.prisma, rows)
  await work(writeRows(deps), run, 2)
  expect(portal.created).toHaveLength(rows)
  await runs.change(run.portalId, run.id, { state: 'undoing' })
  await work(undoImport(deps), run)
  expect(portal.created).toEqual([])
  expect(await countRows(database.prisma, run.id)).toMatchObject({ total: rows, undone: rows })
})

it('of two runs the one that came first made the record, and the other changed it, whichever was staged first', async () => {
  const { prisma } = database
  const [later, maker] = [await aWritingRun(prisma, 1), await aWritingRun(prisma, 1)]
  const { originId } = await prisma.importRow.findFirstOrThrow({ where: { importId: maker.id } })
  const settle = ({ id }: ImportRun, time: string) =>
    prisma.importRow.updateMany({
      where: { importId: id },
      data: {
        portalId: maker.portalId,
        originId,
        state: 'SUCCESS',
        itemId: 7,
        settledAt: new Date(`2026-11-22T${time}Z`),
      },
    })
  await settle(maker, '10:00:00')
  await settle(later, '11:00:00')
  expect(await undoScope(prisma, maker.id)).toMatchObject({ made: 1, updates: 0 })
  expect(await undoScope(prisma, later.id)).toMatchObject({ made: 0, updates: 1 })
})
