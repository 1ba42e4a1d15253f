import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { figure } from '../platform/testing/figure.ts'
import { forgery, type Known } from './forgeries.ts'
import { startProduct } from '../testing.ts'

const count = process.env['PORYADOK_LONG'] ? 10_000 : 300
let product: Awaited<ReturnType<typeof startProduct>>
let connections = 0
const stranger = createServer((socket) => {
  connections += 1
  socket.destroy()
})

beforeAll(async () => {
  product = await startProduct()
  await once(stranger.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  await product?.stop()
  await new Promise((done) => stranger.close(done))
})

async function aKnown(): Promise<Known> {
  const [ours, other] = [await product.addPortal('ours'), await product.addPortal('other')]
  const { memberId: member } = await product.owner.portal.findFirstOrThrow({ where: { id: ours } })
  const { memberId: otherMember } = await product.owner.portal.findFirstOrThrow({ where: { id: other } })
  const viewer = { portalId: ours, userId: 1, name: 'Олег', isAdmin: true, accessToken: 'key-ours-admin' }
  const { token: oldSession } = await product.sessions.issue(viewer)
  // Sessions live ten minutes: this one is eleven minutes old when it is used.
  product.clock.setOffset(11 * 60_000)
  return {
    member,
    otherMember,
    otherToken: 'application-other',
    stranger: `127.0.0.1:${(stranger.address() as AddressInfo).port}`,
    listed: `http://${product.portals.host}`,
    oldSession,
  }
}

it(`accepts none of ${count} forged events, installations, pages and sessions`, async () => {
  const known = await aKnown()
  const stored = () => product.owner.portal.findMany({ orderBy: { id: 'asc' }, omit: { updatedAt: true } })
  const before = await stored()
  const accepted: string[] = []
  for (let seed = 0; seed < count; seed += 1) {
    if (seed % 24 === 0) await product.emptyBuckets()
    const { name, method, url, headers = {}, form, json } = forgery(seed, known)
    const type = form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
    const payload = form ? new URLSearchParams(form).toString() : json
    const answer = await product.app.server.inject({
      method,
      url,
      headers: { ...headers, ...type },
      ...(payload === undefined ? {} : { payload }),
    })
    const isPage = url.startsWith('/p/') || url.startsWith('/install')
    const opened = isPage ? /"session":\{/.test(answer.body) : answer.statusCode < 400
    if (opened) accepted.push(`${name} ${url}: ${answer.statusCode}`)
    if (answer.statusCode === 500) accepted.push(`${name} breaks: ${answer.body}`)
  }
  figure('forged events, installations, pages and sessions', count, 'attempts')
  figure('of them accepted', accepted.length, 'attempts')
  expect(accepted).toEqual([])
  expect(await product.owner.portalEvent.count()).toBe(0)
  expect(await stored()).toEqual(before)
  expect(connections).toBe(0)
}, 600_000)

it('takes the genuine event that the forged ones imitate', async () => {
  const { member } = await aKnown()
  const form = { event: 'ONCRMLEADUPDATE', 'auth[member_id]': member, 'auth[application_token]': 'application-ours' }
  const answer = await product.app.server.inject({
    method: 'POST',
    url: '/events',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
  expect(answer.statusCode).toBe(200)
})
