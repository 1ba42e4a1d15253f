import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { createClock } from '../clock/clock.ts'
import { startWorker } from './worker.ts'

const log = pino({ level: 'silent' })

describe('worker', () => {
  it('looks again when the clock jumps to the next due row', async () => {
    const clock = createClock()
    const due = new Date(clock.now().getTime() + 3_600_000)
    let calls = 0
    const secondCall = Promise.withResolvers<void>()
    const worker = startWorker({
      name: 'test',
      clock,
      log,
      sweepMs: 7_200_000,
      drain: async () => {
        calls += 1
        if (calls === 2) secondCall.resolve()
        return due
      },
    })
    clock.setOffset(3_600_001)
    await secondCall.promise
    await worker.stop()
    expect(calls).toBe(2)
  })

  it('keeps a wake-up that comes while it works', async () => {
    let calls = 0
    const twice = Promise.withResolvers<void>()
    const worker = startWorker({
      name: 'test',
      clock: createClock(),
      log,
      sweepMs: 7_200_000,
      drain: async () => {
        calls += 1
        if (calls === 1) worker.wake()
        else twice.resolve()
        await Promise.resolve()
        return null
      },
    })
    await twice.promise
    await worker.stop()
    expect(calls).toBe(2)
  })
})
