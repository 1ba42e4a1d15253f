import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { actForRobot } from './act-for-robot.ts'
import { aTriage } from './testing.ts'

const database = testDatabase()
/** A Tuesday, 12:00 in Moscow. */
const tuesday = new Date('2026-11-24T09:00:00Z')
const clock = { now: () => tuesday } as Parameters<typeof aTriage>[1]
let at: Awaited<ReturnType<typeof aTriage>>

beforeEach(async () => {
  at = await aTriage(database, clock)
  const words = { letterId: null, subject: 'Щит', receivedAt: tuesday, from: null, createdBy: 1 }
  at.words.now = { ...words, body: 'Не включается щит' }
  // Made by the product: nothing but the robot decides on it.
  await at.change({}, 1, true)
})
afterEach(() => at.stop())

const robot = (task: Parameters<typeof actForRobot>[2], properties: Record<string, string> = {}, run = 'robot:1') =>
  at.within(() => actForRobot(at.deps, at.place, task, { run, properties }))
const codes = (answer: Awaited<ReturnType<typeof robot>>) => answer.because.map(({ code }) => code)

it('determines the category with its deadline, and leaves the one that stands', async () => {
  expect(await robot('category')).toMatchObject({ done: true, values: { category: 'Неисправность' } })
  expect(at.written).toEqual([{ UF_CRM_PRD_CATEGORY: '7' }, { UF_CRM_PRD_RESOLVE_BY: '2026-11-25T09:00:00.000Z' }])
  await at.change({ category: '7', resolveBy: '2026-11-25T09:00:00.000Z' }, 1, true)
  const second = await robot('category', {}, 'robot:2')
  expect([second.done, second.values, codes(second)]).toEqual([
    false,
    { category: 'Неисправность' },
    ['robot.category-stands'],
  ])
})

it('reads the text it is given instead of the request’s', async () => {
  const answer = await robot('category', { text: 'Добрый день' })
  expect([answer.done, codes(answer)]).toEqual([false, ['category.no-words']])
})

it('assigns by the rules, or by the group it is told, but not over a person’s choice', async () => {
  at.bodies.person = { ...at.bodies.person, lines: [] }
  expect(codes(await robot('person'))).toEqual(['routing.no-group'])
  expect(await robot('person', { group: 'сервис' }, 'robot:2')).toMatchObject({
    done: true,
    values: { user: 'user_2' },
  })
  expect(codes(await robot('person', { group: 'Кухня' }, 'robot:3'))).toEqual(['robot.unknown-group'])
  await at.within(() =>
    database.prisma.requestTriage.updateMany({
      where: at.place,
      data: { handovers: [{ at: tuesday.toISOString(), userId: 3, by: 3 }] },
    }),
  )
  expect(codes(await robot('person', { group: 'Сервис' }, 'robot:4'))).toEqual(['robot.person-stands'])
  expect((await robot('person', { group: 'Сервис', override: 'Y' }, 'robot:5')).done).toBe(true)
})

it('sets the deadline by its hours, and leaves one that a person set', async () => {
  expect(codes(await robot('deadline'))).toEqual(['deadline.no-target'])
  expect(await robot('deadline', { hours: '48' }, 'robot:2')).toMatchObject({
    values: { deadline: '2026-11-26T09:00:00.000Z' },
  })
  expect(codes(await robot('deadline', { hours: 'два' }, 'robot:3'))).toEqual(['robot.bad-hours'])
  await at.within(() => database.prisma.requestTriage.updateMany({ where: at.place, data: { lockedAt: tuesday } }))
  expect(codes(await robot('deadline', { hours: '1' }, 'robot:4'))).toEqual(['deadline.locked'])
})

it('says of a record that the portal does not have that it is not there', async () => {
  const answer = await at.within(() =>
    actForRobot(at.deps, { ...at.place, entityId: 404 }, 'category', { run: 'robot:9', properties: {} }),
  )
  expect(codes(answer)).toEqual(['robot.unknown-record'])
})
