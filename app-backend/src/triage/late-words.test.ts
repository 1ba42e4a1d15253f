import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readLateWords } from './late-words.ts'
import { aTriage } from './testing.ts'
import { triageRequest } from './triage-request.ts'

const database = testDatabase()
const called = new Date('2026-11-24T09:00:00Z')
let now = called
const clock = { now: () => now } as Parameters<typeof aTriage>[1]
const pass = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000))
const said = (body: string) => ({
  letterId: null,
  subject: 'Входящий звонок',
  body,
  receivedAt: called,
  from: 'call' as const,
  createdBy: 1,
})
let at: Awaited<ReturnType<typeof aTriage>>

/** A call whose card was decided on a minute later, when nothing of it was written down yet. */
beforeEach(async () => {
  now = called
  at = await aTriage(database, clock)
  at.words.now = said('')
  await at.change({ title: 'Входящий звонок' }, 1)
  await at.within(() => triageRequest(at.deps, at.place.portalId, at.place.entityId))
  pass(2)
  await at.within(() => triageRequest(at.deps, at.place.portalId, at.place.entityId))
})
afterEach(() => at.stop())

const look = () => at.within(() => readLateWords(at.deps, at.place.portalId, at.place.entityId))

it('of a call that is written down minutes later bring its category and its deadline, and are read once', async () => {
  expect(at.jobs).toContain('triage.late-words')
  pass(10)
  expect(await look()).toEqual({ again: new Date(now.getTime() + 600_000) })
  pass(10)
  at.words.now = said('Не включается щит')
  expect(await look()).toBeUndefined()
  expect(at.written).toEqual([
    { UF_CRM_PRD_CATEGORY: '7' },
    { UF_CRM_PRD_RESOLVE_BY: new Date(now.getTime() + 86_400_000).toISOString() },
  ])
  const [read] = [at.words.read]
  await look()
  expect(at.words.read).toBe(read)
})

it('are waited for an hour', async () => {
  pass(58)
  expect(await look()).toBeUndefined()
})

it('change nothing where a person gave the category meanwhile', async () => {
  await at.within(() => database.prisma.requestTriage.updateMany({ where: at.place, data: { categoryId: '8' } }))
  at.words.now = said('Не включается щит')
  await look()
  expect(at.written).toEqual([])
})
