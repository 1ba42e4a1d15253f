import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { beginDraft } from '../reply/begin-draft.ts'
import { playCorrespondence } from '../testing.ts'
import { holdPresence, leavePresence, writersOf } from './presence.ts'

const database = testDatabase()
const clock = createClock()
let played: Awaited<ReturnType<typeof playCorrespondence>>
beforeEach(async () => {
  clock.setOffset(0)
  played = await playCorrespondence(database, clock)
  await played.inside(() => beginDraft(played.deps, played.viewer, 41, { mode: 'new', parent: null }))
})
const hold = () => played.inside(() => holdPresence(played.deps, played.viewer, 41))
const writers = async () =>
  (await played.inside(() => writersOf(played.deps, played.tenant.id, played.record.id))).map(({ name }) => name)

it('says who writes, until the lease runs out', async () => {
  await hold()
  expect(await writers()).toEqual(['Алексей Гордеев'])
  clock.setOffset(44_000)
  expect(await writers()).toEqual(['Алексей Гордеев'])
  clock.setOffset(46_000)
  expect(await writers()).toEqual([])
})

it('ends when the person leaves, and both are told to open conversations', async () => {
  await hold()
  await played.inside(() => leavePresence(played.deps, played.viewer, 41))
  expect(await writers()).toEqual([])
  expect(played.told).toEqual(['writers', 'writers'])
})

it('asks the portal nothing: whoever has a draft has shown the right to read', async () => {
  const before = played.asked.length
  await hold()
  expect(played.asked.length).toBe(before)
})
