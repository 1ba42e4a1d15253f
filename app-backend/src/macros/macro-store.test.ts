import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { createLogger } from '../platform/log/logger.ts'
import { macroSteps } from './contract.ts'
import { addMacro, changeMacro, dropMacro, readMacros } from './macro-store.ts'

const database = testDatabase()
const by = { userId: 7, now: new Date('2026-11-24T09:00:00Z') }
const close = { name: 'Закрыть с ответом', steps: macroSteps.parse({ stageId: 'CONVERTED', templateId: 3 }) }
const take = { name: 'Взять себе', steps: macroSteps.parse({ responsibleId: 7 }) }
let db: Database
let [ours, theirs] = ['', '']

beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  ours = await aTenantRow(database.prisma, by.now)
  theirs = await aTenantRow(database.prisma, by.now)
})

const names = async (portalId: string) =>
  (await inPortal(portalId, () => readMacros(db.prisma, portalId))).map(({ name }) => name)

it('keeps macros in the order in which they were made, each portal its own', async () => {
  await inPortal(ours, () =>
    db.prisma.$transaction(async (tx) => {
      await addMacro(tx, ours, close, by)
      await addMacro(tx, ours, take, by)
    }),
  )
  expect([await names(ours), await names(theirs)]).toEqual([['Закрыть с ответом', 'Взять себе'], []])
})

it('does not let the second of two people write over the first', async () => {
  await inPortal(ours, () => addMacro(db.prisma, ours, close, by))
  const [made] = await inPortal(ours, () => readMacros(db.prisma, ours))
  const where = { portalId: ours, id: made?.id ?? '', revision: made?.revision ?? 0 }
  const rename = (name: string) => inPortal(ours, () => changeMacro(db.prisma, where, { ...close, name }, by))
  expect([await rename('Первый'), await rename('Второй'), await names(ours)]).toEqual([true, false, ['Первый']])
})

it('is neither changed nor removed out of another portal', async () => {
  await inPortal(ours, () => addMacro(db.prisma, ours, close, by))
  const [made] = await inPortal(ours, () => readMacros(db.prisma, ours))
  const id = made?.id ?? ''
  const changed = await inPortal(theirs, () =>
    changeMacro(db.prisma, { portalId: ours, id, revision: made?.revision ?? 0 }, take, by),
  )
  await inPortal(theirs, () => dropMacro(db.prisma, ours, id))
  expect([changed, await names(ours)]).toEqual([false, ['Закрыть с ответом']])
})

it('does at least one thing', () => expect(macroSteps.safeParse({}).success).toBe(false))
