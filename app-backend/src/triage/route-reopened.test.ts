import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { routeReopened } from './route-reopened.ts'
import { aTriage } from './testing.ts'

const database = testDatabase()
const tuesday = new Date('2026-11-24T09:00:00Z')
const clock = { now: () => tuesday } as Parameters<typeof aTriage>[1]
let at: Awaited<ReturnType<typeof aTriage>>

beforeEach(async () => {
  at = await aTriage(database, clock)
  await at.change({ category: '7', assignedById: 1 }, 1, true)
})
afterEach(() => at.stop())

const reopened = (letterId: number) =>
  at.within(() => routeReopened(at.deps, at.place.portalId, { requestId: at.place.entityId, letterId }))
const told = async () =>
  (await at.decisions())
    .filter(({ kind }) => kind === at.deps.routing.kind)
    .map(({ outcome, because }) => [outcome, (because as { code: string }[])[0]?.code])

it('keeps the former responsible, and says so once for each letter', async () => {
  await reopened(11)
  await reopened(11)
  expect(at.written).toEqual([])
  expect(await told()).toEqual([['Вера', 'routing.reopened-kept']])
})

it('asks the rules anew where the settings say so, and for somebody who has left', async () => {
  at.reopening.rule = 'route'
  await reopened(11)
  expect(at.written).toEqual([{ assignedById: '2' }])
  await at.change({ assignedById: 2 }, 1, true)
  at.reopening.rule = 'keep'
  at.left.add(2)
  at.away.add(2)
  await reopened(12)
  expect(at.written.slice(1)).toEqual([{ assignedById: '3' }])
  expect(await told()).toEqual([
    ['Олег', 'routing.reopened-anew'],
    ['Ирина', 'routing.reopened-left'],
  ])
})

it('lets the request wait in sight when nobody can take it, and leaves one that was closed meanwhile', async () => {
  at.reopening.rule = 'route'
  at.away.add(2).add(3)
  await reopened(11)
  expect([at.written, (await at.state())?.waitingSince, at.told.map(({ kind }) => kind)]).toEqual([
    [],
    tuesday,
    ['request.no-owner'],
  ])
  await at.change({ stageId: 'DONE' }, 1)
  await reopened(12)
  expect(await told()).toHaveLength(1)
})
