import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../platform/errors/app-error.ts'
import { useIntake } from './at-work/testing.ts'
import { ParseFault } from './parse/parse-pool.ts'

const at = useIntake()

describe('while the portal is away', () => {
  // Time stands while a letter is tried: the wait is all that lies between now and its next try.
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => vi.useRealTimers())

  it.each([
    ['portal.unavailable', {}, 2],
    ['portal.limit', { seconds: 17 }, 17],
    ['portal.outcome-unknown', {}, 80],
    ['portal.no-token', {}, 2],
    ['database.unavailable', {}, 2],
    ['portal.not-installed', {}, 2],
  ] as const)('%s %j: the letter waits %i s and loses no try', async (code, params, seconds) => {
    at.portal.before = () => {
      throw new AppError(code, { params })
    }
    const id = await at.take()
    const before = at.clock.now()
    await at.handleAll()
    const row = await at.letter(id)
    expect(row).toMatchObject({
      outcome: 'waiting',
      attempts: 0,
      leaseToken: null,
      why: [{ code: 'intake.waiting-portal', params: { detail: code, tries: 1 } }],
    })
    const waited = row.dueAt.getTime() - before.getTime()
    expect(waited).toBeGreaterThanOrEqual(seconds * 1_000)
    expect(waited).toBeLessThan(seconds * 1_000 + 2_000)
  })

  it('a letter waits as long as it takes, ever less often, and is handled when the portal is back', async () => {
    at.portal.before = () => {
      throw new AppError('portal.unavailable')
    }
    const id = await at.take()
    const waits: number[] = []
    for (let round = 0; round < 12; round += 1) {
      const now = at.clock.now()
      await at.handleAll()
      const wait = (await at.letter(id)).dueAt.getTime() - now.getTime()
      waits.push(Math.floor(wait / 1_000))
      at.jump(wait + 1)
    }
    expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16])
    expect(waits.at(-1)).toBe(300)
    at.portal.before = () => {}
    expect(await at.outcomes()).toEqual(['created'])
    expect((await at.letter(id)).attempts).toBe(0)
  })

  it('a letter that waits does not hold up the ones after it', async () => {
    at.portal.before = (one) => {
      if (one.messageId === 'a@x') throw new AppError('portal.outcome-unknown')
    }
    await at.take({ messageId: 'a@x' })
    await at.take({ messageId: 'b@x' })
    expect(await at.outcomes()).toEqual(['waiting', 'created'])
  })
})

describe('a letter that spoils its tries', () => {
  it.each([
    [
      'the portal refuses it',
      () => new AppError('portal.refused', { params: { detail: 'TITLE' } }),
      { code: 'intake.refused-by-portal', params: { detail: 'TITLE' } },
    ],
    [
      'something unexpected happens',
      () => new TypeError('Анна'),
      { code: 'intake.failed', params: { detail: 'TypeError' } },
    ],
  ])('goes to quarantine the third time %s; its neighbours are not delayed', async (_name, error, why) => {
    at.portal.before = (one) => {
      if (one.messageId === 'bad@x') throw error()
    }
    const bad = await at.take({ messageId: 'bad@x' })
    await at.take({ messageId: 'good@x' })
    expect(await at.outcomes()).toEqual(['waiting', 'created'])
    for (const attempts of [1, 2]) {
      expect(await at.letter(bad)).toMatchObject({ outcome: 'waiting', attempts })
      at.jump(10_000)
      await at.handleAll()
    }
    expect(await at.letter(bad)).toMatchObject({ outcome: 'quarantined', attempts: 3, why: [why] })
  })

  it.each([
    [new ParseFault('too-slow', 10), { code: 'intake.too-slow', params: { seconds: 10 } }],
    [new ParseFault('memory', 256), { code: 'intake.memory', params: { mb: 256 } }],
    [new ParseFault('unparsable', 'Max'), { code: 'intake.unparsable', params: { detail: 'Max' } }],
  ])('by %s ends in quarantine with its reason', async (fault, why) => {
    at.deps = { ...at.deps, pool: { parse: () => Promise.reject(fault), stop: () => Promise.resolve() } }
    const id = await at.take()
    for (let round = 0; round < 3; round += 1) {
      await at.handleAll()
      at.jump(10_000)
    }
    expect(await at.letter(id)).toMatchObject({ outcome: 'quarantined', attempts: 3, why: [why] })
  })

  it('is a real bomb: it ends in quarantine and the next letter is handled', async () => {
    await at.take({ headers: [`X-Long: ${'x'.repeat(600_000)}`] })
    await at.take({ messageId: 'good@x' })
    for (let round = 0; round < 3; round += 1) {
      await at.handleAll()
      at.jump(10_000)
    }
    expect(await at.outcomes()).toEqual(['quarantined', 'created'])
  })
})
