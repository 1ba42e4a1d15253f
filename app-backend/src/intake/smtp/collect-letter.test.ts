import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { collectLetter, type Budget } from './collect-letter.ts'

const chunks = (count: number, size = 10) => Array.from({ length: count }, () => Buffer.alloc(size, 'x'))

/** A stream that looks at the budget after each chunk was taken. */
function watched(parts: Buffer[], budget: Budget) {
  const free: number[] = []
  const stream = Readable.from(
    (async function* flow() {
      for (const part of parts) {
        yield part
        await Promise.resolve()
        free.push(budget.free)
      }
    })(),
  )
  return { stream, free }
}

describe('collecting a letter', () => {
  it.each([
    [9, 'whole'],
    [10, 'whole'],
    [11, 'too-large'],
    [1_000, 'too-large'],
  ])('of %i chunks with room for 10 ends as %s', async (count, state) => {
    const collected = await collectLetter(Readable.from(chunks(count)), 100, { free: 10_000 })
    expect(collected).toMatchObject({ state, size: count * 10 })
    expect(collected?.raw.length).toBe(state === 'whole' ? count * 10 : 0)
  })

  it('never holds more than the limit, however much comes', async () => {
    const budget = { free: 1_000 }
    const { stream, free } = watched(chunks(500), budget)
    await collectLetter(stream, 100, budget)
    expect(Math.min(...free)).toBeGreaterThanOrEqual(900)
    expect(budget.free).toBe(1_000)
  })

  it('gives the room back when the letter is stored', async () => {
    const budget = { free: 1_000 }
    const collected = await collectLetter(Readable.from(chunks(5)), 100, budget)
    expect(budget.free).toBe(950)
    collected?.release()
    collected?.release()
    expect(budget.free).toBe(1_000)
  })

  it('turns a letter away while others fill the memory', async () => {
    const budget = { free: 25 }
    expect(await collectLetter(Readable.from(chunks(5)), 100, budget)).toMatchObject({ state: 'no-room', size: 50 })
    expect(budget.free).toBe(25)
  })

  it('is nothing when the connection breaks', async () => {
    const budget = { free: 1_000 }
    const broken = Readable.from(
      (async function* flow() {
        yield Buffer.from('half')
        await Promise.reject(new Error('gone'))
      })(),
    )
    expect(await collectLetter(broken, 100, budget)).toBeNull()
    expect(budget.free).toBe(1_000)
  })
})
