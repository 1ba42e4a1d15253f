import { describe, expect, it } from 'vitest'
import { createClock } from './clock.ts'

describe('clock', () => {
  it('ends a wait of a day when it jumps past its end', async () => {
    const clock = createClock()
    const day = 86_400_000
    const waiting = clock.waitUntil(new Date(clock.now().getTime() + day))
    clock.setOffset(day + 1)
    await expect(waiting).resolves.toBeUndefined()
  })

  it('keeps a wait that a jump does not reach', async () => {
    const clock = createClock()
    let over = false
    const stop = new AbortController()
    const waiting = clock.waitUntil(new Date(clock.now().getTime() + 7_200_000), stop.signal).then(() => (over = true))
    clock.setOffset(3_600_000)
    await Promise.resolve()
    expect(over).toBe(false)
    stop.abort()
    await waiting
  })

  it('ends a wait without an error when it is aborted', async () => {
    const stop = new AbortController()
    const waiting = createClock().waitUntil(new Date('2999-01-01T00:00:00Z'), stop.signal)
    stop.abort()
    await expect(waiting).resolves.toBeUndefined()
  })
})
