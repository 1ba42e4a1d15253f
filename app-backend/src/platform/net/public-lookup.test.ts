import type { LookupAddress } from 'node:dns'
import { beforeEach, expect, it, vi } from 'vitest'

const answers: LookupAddress[][] = []
const asked = vi.fn()
vi.mock('node:dns', () => ({
  lookup(host: string, _: object, done: (error: null, addresses: LookupAddress[]) => void) {
    asked(host)
    done(null, answers.shift() ?? [])
  },
}))
const { publicLookup } = await import('./public-lookup.ts')

beforeEach(() => {
  answers.length = 0
  asked.mockClear()
})
const outside = { address: '93.184.216.34', family: 4 }
const inside = { address: '127.0.0.1', family: 4 }
const resolve = () =>
  new Promise((done) => publicLookup('rebind.example', { all: true }, (error, addresses) => done(error ?? addresses)))

it('connects to the very addresses that it checked: a name that changes afterwards is not asked again', async () => {
  answers.push([outside], [inside])
  expect(await resolve()).toEqual([outside])
  expect(asked).toHaveBeenCalledTimes(1)
})

it.each([
  ['alone', [inside]],
  ['beside a public one', [outside, inside]],
  ['as IPv4 in IPv6', [{ address: '::ffff:10.0.0.1', family: 6 }]],
])('refuses a name with a private address %s', async (_, addresses) => {
  answers.push(addresses)
  expect(await resolve()).toMatchObject({ code: 'portal.private-address' })
})
