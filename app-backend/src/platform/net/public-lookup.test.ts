import type { LookupAddress } from 'node:dns'
import { expect, it } from 'vitest'
import { checkedLookup } from './public-lookup.ts'

const outside = { address: '93.184.216.34', family: 4 }
const inside = { address: '127.0.0.1', family: 4 }
/** What comes of a name whose resolver says one answer after the other, and how often it was asked. */
async function resolved(...answers: LookupAddress[][]) {
  let asked = 0
  const lookup = checkedLookup((_host, _options, done) => done(null, answers[asked++] ?? []))
  const outcome = await new Promise((done) =>
    lookup('rebind.example', { all: true }, (error, addresses) => done(error ?? addresses)),
  )
  return { outcome, asked }
}

it('connects to the very addresses that it checked: a name that changes afterwards is not asked again', async () => {
  expect(await resolved([outside], [inside])).toEqual({ outcome: [outside], asked: 1 })
})

it.each([
  ['alone', [inside]],
  ['beside a public one', [outside, inside]],
  ['as IPv4 in IPv6', [{ address: '::ffff:10.0.0.1', family: 6 }]],
])('refuses a name with a private address %s', async (_, addresses) => {
  expect((await resolved(addresses)).outcome).toMatchObject({ code: 'portal.private-address' })
})
