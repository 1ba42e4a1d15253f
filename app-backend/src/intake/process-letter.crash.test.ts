import { inPortal } from '@poryadok/prisma/scope'
import { describe, expect, it } from 'vitest'
import { recordDecisions } from '../audit/index.ts'
import type { JumpingClock } from '../platform/clock/clock.ts'
import { leaseMs } from '../platform/jobs/lease.ts'
import { useIntake } from './at-work/testing.ts'
import { claimLetter } from './letter-store.ts'
import { processLetter, processNext } from './process-letter.ts'
import { aLetter, aPortal, arrive } from './testing.ts'

const at = useIntake()

describe('after a crash', () => {
  it.each(['before', 'after'] as const)(
    '%s the write to the portal, the next try makes nothing twice',
    async (point) => {
      let killed = false
      at.portal[point] = () => {
        if (!killed) {
          killed = true
          throw new Error('killed')
        }
      }
      const id = await at.take()
      await at.handleAll()
      at.jump(10_000)
      expect(await at.outcomes()).toEqual(['created'])
      expect([...at.portal.journal.requests.values()]).toEqual([[id]])
    },
  )

  it('between the write to the portal and the commit, nothing is doubled and nothing half written', async () => {
    let killed = false
    at.deps.recordDecisions = async (tx, rows) => {
      if (!killed) {
        killed = true
        throw new Error('killed')
      }
      await recordDecisions(tx, rows)
    }
    const id = await at.take({ messageId: 'a@x' })
    await at.handleAll()
    expect(await at.database.prisma.messageRef.count()).toBe(0)
    expect(await at.letter(id)).toMatchObject({ outcome: 'waiting', requestId: null })
    at.jump(10_000)
    expect(await at.outcomes()).toEqual(['created'])
    expect([...at.portal.journal.requests.values()]).toEqual([[id]])
    expect(at.portal.journal.calls).toEqual([`open ${id}`, `open ${id}`])
    expect(await at.database.prisma.messageRef.count()).toBe(1)
  })

  it('another worker takes the letter when the lease is over, and the first one may write nothing any more', async () => {
    const frozen = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    at.portal.after = () => {
      at.portal.after = () => {}
      reached.resolve()
      return frozen.promise
    }
    const id = await at.take({ messageId: 'a@x' })
    // A worker that is stopped by the machine renews nothing.
    const stopped: JumpingClock = {
      ...at.clock,
      waitUntil: (_at, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
    }
    const claimed = await claimLetter(at.db.prisma, at.clock.now())
    const zombie = claimed
      ? inPortal(claimed.portalId, () => processLetter({ ...at.deps, clock: stopped }, claimed))
      : Promise.reject(new Error('nothing to claim'))
    await reached.promise
    expect(await processNext(at.deps)).toBe(false)
    at.jump(leaseMs + 1)
    expect(await processNext(at.deps)).toBe(true)
    const taken = await at.letter(id)
    await at.database.prisma.letter.update({ where: { id }, data: { lastError: 'mark of the second worker' } })
    frozen.resolve()
    await zombie
    expect(taken.outcome).toBe('created')
    expect((await at.letter(id)).lastError).toBe('mark of the second worker')
    expect([...at.portal.journal.requests.values()]).toEqual([[id]])
  })

  it('a worker that is alive keeps its letter beyond the lease', async () => {
    const slow = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    at.portal.after = () => {
      reached.resolve()
      return slow.promise
    }
    const id = await at.take()
    const working = processNext(at.deps)
    await reached.promise
    const until = async () => (await at.letter(id)).leaseUntil?.getTime() ?? 0
    const before = await until()
    at.jump(leaseMs / 2)
    await expect.poll(until).toBeGreaterThan(before)
    at.jump(leaseMs / 2 + 1_000)
    expect(await processNext(at.deps)).toBe(false)
    slow.resolve()
    await working
    expect((await at.letter(id)).outcome).toBe('created')
  })
})

describe('many workers', () => {
  it('never hold two letters of one portal, and keep their order', async () => {
    const other = await aPortal(at.database.prisma, ['second@poryadok.example'])
    let inWork: string[] = []
    let most = 0
    const order: number[] = []
    at.portal.before = async (one) => {
      inWork.push(one.portalId)
      most = Math.max(most, inWork.filter((id) => id === one.portalId).length)
      if (one.portalId === at.portalId) order.push(one.letterId)
      await at.database.prisma.portal.count()
      inWork = inWork.filter((id) => id !== one.portalId)
    }
    for (let number = 0; number < 10; number += 1) {
      await at.take({ messageId: `${number}@x` })
      await arrive(at.db, 'second@poryadok.example', aLetter({ messageId: `${number}@y` }), at.clock.now())
    }
    await Promise.all([at.handleAll(), at.handleAll(), at.handleAll(), at.handleAll()])
    await at.handleAll()
    expect(most).toBe(1)
    expect(order).toEqual(order.toSorted((one, next) => one - next))
    expect(await at.database.prisma.letter.count({ where: { outcome: 'created' } })).toBe(20)
    expect(await at.database.prisma.letter.count({ where: { portalId: other, outcome: 'created' } })).toBe(10)
  })

  it('claim each letter once', async () => {
    await at.take()
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimLetter(at.db.prisma, at.clock.now())))
    expect(claims.filter(Boolean)).toHaveLength(1)
  })
})
