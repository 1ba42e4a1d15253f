import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { proveCalls, type Proof } from './testing/prove-calls.ts'
import { aCallWorld, type CallWorld } from './testing.ts'

const database = testDatabase()
const calls = process.env['PORYADOK_LONG'] ? 1_000 : 24
let world: CallWorld
let proof: Proof
beforeAll(async () => {
  world = await aCallWorld(database, new Date('2026-11-23T09:00:00Z'))
  proof = await proveCalls(world, calls, 7)
  if (process.env['PORYADOK_LONG']) process.stdout.write(`${JSON.stringify(proof)}\n`)
}, 900_000)
afterAll(() => world.stop())

it('every missed call ends with the right person or in the list of those without one', () => {
  expect(proof.wrong).toEqual([])
  expect(proof.right + proof.unresolved).toBe(calls)
})
it('no choice of a person is overwritten', () => expect(proof.overwritten).toBe(0))
it('the lead has its manager 15 s after its line is told and the call has settled, 5 min when the events were lost', () => {
  expect(proof.slowestByEvent).toBeLessThanOrEqual(15_000)
  expect(proof.slowestBySweep).toBeLessThanOrEqual(300_000)
})
