import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, expect, it } from 'vitest'
import { createClock, type JumpingClock } from '../platform/clock/clock.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { createLocks, type Locks } from './lock-store.ts'

const key = 'phone:+79161234567'
const database = testDatabase()
let portalId = ''

/** Two processes of the product; either's clock is its own, so that one can stand still as a process does that hangs. */
let one: { clock: JumpingClock; locks: Locks }
let other: typeof one
const process = (): typeof one => {
  const clock = createClock()
  return { clock, locks: createLocks(database.prisma, clock) }
}
beforeEach(async () => {
  portalId = await aTenantRow(database.prisma, new Date())
  ;[one, other] = [process(), process()]
})

/** Work that holds the thing until it is told to end. */
function holding({ locks }: typeof one) {
  const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const done = locks.locked(portalId, [key], async () => {
    begun.resolve()
    await end.promise
  })
  return { begun: begun.promise, end: end.resolve, done }
}
const heldUntil = async () =>
  (await database.prisma.apiLock.findFirst({ where: { portalId, key } }))?.until.getTime() ?? null

/** Both clocks together, renewal by renewal. */
async function pass(ms: number): Promise<void> {
  for (let at = 40_000; at <= ms; at += 40_000) {
    const before = await heldUntil()
    one.clock.setOffset(at)
    other.clock.setOffset(at)
    await expect.poll(heldUntil).not.toBe(before)
  }
}

it('one process works on a thing at a time, the next when it has ended', async () => {
  const first = holding(one)
  await first.begun
  const second = holding(other)
  const order: string[] = []
  void first.done.then(() => order.push('first ended'))
  void second.begun.then(() => order.push('second began'))
  first.end()
  await second.begun
  second.end()
  await Promise.all([first.done, second.done])
  expect(order).toEqual(['first ended', 'second began'])
  expect(await heldUntil()).toBeNull()
})

it('work that takes longer than a lease keeps the thing; who waits too long is told so', async () => {
  const first = holding(one)
  await first.begun
  await pass(200_000)
  const second = other.locks.locked(portalId, [key], () => Promise.resolve())
  // It has seen that the thing is held.
  await new Promise(setImmediate)
  other.clock.setOffset(230_000)
  await expect(second).rejects.toMatchObject({ code: 'center.busy' })
  first.end()
  await first.done
  expect(await heldUntil()).toBeNull()
})

it('a process that hangs loses the thing, and gives back nothing of whoever has it by then', async () => {
  const hung = holding(one)
  await hung.begun
  other.clock.setOffset(121_000)
  const second = holding(other)
  await second.begun
  const held = await heldUntil()
  hung.end()
  await hung.done
  expect(await heldUntil()).toBe(held)
  second.end()
  await second.done
  expect(await heldUntil()).toBeNull()
})
