import { afterEach, describe, expect, it } from 'vitest'
import { aLetter } from '../testing.ts'
import { createParsePool, ParseFault, type ParseLimits, type ParsePool } from './parse-pool.ts'

let pool: ParsePool | undefined
const start = (limits: ParseLimits = {}) => (pool = createParsePool(limits))
afterEach(() => pool?.stop())

/** Thousands of encoded words in one address list: an address parser that recurses per word ends its process on it. */
const deepAddresses = () =>
  aLetter({
    headers: [`Cc: "a" <a@x.example>,\r\n${'\t=?utf-8?Q?date=3E2026=3C/pr?=\r\n'.repeat(2_800)}\tend@x.example`],
  })

describe('parse pool', () => {
  it('survives a letter that ends naive processes', async () => {
    await expect(start().parse(deepAddresses())).resolves.toMatchObject({ subject: 'Не открывается счёт' })
  })

  it.each([
    ['nested comments', `To: ${'('.repeat(60_000)}`],
    ['nested groups', `To: ${'g:'.repeat(30_000)}`],
    ['quotes', `To: ${'"a" '.repeat(30_000)}<a@x.example>`],
    ['nested HTML', 'Content-Type: text/html\r\n\r\n' + '<div>'.repeat(60_000)],
    ['nested tables', 'Content-Type: text/html\r\n\r\n' + '<table><tr><td>'.repeat(5_000)],
  ])('answers for %s, one way or the other', async (_name, header) => {
    const answer = await start()
      .parse(aLetter({ headers: [header] }))
      .catch((error: unknown) => error)
    expect(answer instanceof ParseFault || (answer instanceof Object && 'messageId' in answer)).toBe(true)
  })

  it('ends every letter that takes too long and stays ready for the next', async () => {
    const limited = start({ size: 1, timeoutMs: 1 })
    const letters = [limited.parse(aLetter()), limited.parse(aLetter()), limited.parse(aLetter())]
    const ends = await Promise.allSettled(letters)
    expect(ends.map((end) => end.status === 'rejected' && end.reason)).toEqual(
      letters.map(() => expect.objectContaining({ breach: 'too-slow', detail: 0.001 })),
    )
  })

  it('ends a letter that takes too much memory and goes on with the next', async () => {
    const small = start({ size: 1, heapMb: 60 })
    const body = '<p><b>x</b></p>'.repeat(130_000)
    const hungry = small.parse(aLetter({ headers: ['Content-Type: text/html'], body }))
    await expect(hungry).rejects.toMatchObject({ breach: 'memory', detail: 60 })
    await expect(small.parse(aLetter())).resolves.toMatchObject({ subject: 'Не открывается счёт' })
  })

  it('says what is wrong with bytes that are no letter, and goes on', async () => {
    const one = start({ size: 1 })
    await expect(one.parse(aLetter({ headers: [`X-Long: ${'x'.repeat(600_000)}`] }))).rejects.toMatchObject({
      breach: 'unparsable',
    })
    await expect(one.parse(aLetter())).resolves.toBeDefined()
  })
})
