import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListedRoute } from '../platform/http/route-list.ts'
import { fillEveryTable, foreign, picture, turnPolicies } from './foreign-rows.ts'
import { foreignIds, sampleOf, unknownIds, type Ids } from './sample.ts'
import { startProduct } from '../testing.ts'

/** Answers that never end; their topic is the viewer's portal (platform/live). */
const endless = /\/stream$/
/** Tables in which the product's own work of the foreign portal may write meanwhile. */
const busy = ['job', 'rest_call']
/** Answers that measure the machine: two in a row differ by themselves, so their content is searched, not compared. */
const measured = /\/(health|metrics)$/

let product: Awaited<ReturnType<typeof startProduct>>
let tables: string[]
const ours = { id: '', admin: '', agent: '' }
const theirs = { id: '', admin: '' }

beforeAll(async () => {
  product = await startProduct()
  ours.id = await product.addPortal('ours')
  theirs.id = await product.addPortal('theirs')
  tables = await fillEveryTable(product.database.url, theirs.id)
  const session = async (portalId: string, isAdmin: boolean, accessToken: string) =>
    (await product.sessions.issue({ portalId, userId: isAdmin ? 1 : 2, name: 'Олег', isAdmin, accessToken })).token
  ours.admin = await session(ours.id, true, 'key-ours-admin')
  ours.agent = await session(ours.id, false, 'key-ours-agent')
  theirs.admin = await session(theirs.id, true, 'key-theirs')
})
afterAll(() => product?.stop())

/** Beside each GET the server makes a HEAD of the same guards and handler, whose answer is the same without its text. */
const guarded = () =>
  product.app.server.routeList.filter(
    ({ method, url, permission }) => method !== 'HEAD' && permission !== null && !endless.test(url),
  )

interface Request {
  url: string
  payload?: object
}

/** What asks the route for these ids, in its path, query and body; `all`: with everything that may be left out. */
function requestOf(route: ListedRoute, ids: Ids, all: boolean): Request {
  const { params, querystring, body } = (route.schema ?? {}) as Record<string, unknown>
  const values = params === undefined ? {} : (sampleOf(params, ids, true) as Record<string, unknown>)
  const path = route.url.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((values[name] as string | number | undefined) ?? ids.number)),
  )
  const query = querystring === undefined ? {} : (sampleOf(querystring, ids, all) as Record<string, unknown>)
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const payload = body === undefined ? undefined : (sampleOf(body, { ...ids, text: 'наш текст' }, all) as object)
  return { url: `${path}?${search.toString()}`, ...(payload === undefined ? {} : { payload }) }
}

async function call({ method }: ListedRoute, token: string, { url, payload }: Request, portalId: string) {
  if (method !== 'GET') await product.forgetLongWork(ours.id)
  const answer = await product.app.server.inject({
    method: method as 'GET',
    url,
    // Names of portals in headers and bodies are nobody's business: the session alone says whose rows are read.
    headers: { authorization: `Bearer ${token}`, 'x-portal-id': portalId },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, text: answer.body }
}

/** An answer without what differs by itself: the number of the request, instants, and the ids that were asked for. */
function plain({ status, text }: { status: number; text: string }) {
  const body = [foreignIds, unknownIds].reduce((left, ids) => withoutIds(left, ids), text)
  return { status, body }
}

const withoutIds = (text: string, ids: Ids) =>
  text
    .replaceAll(/"requestId":"[^"]*"/g, '')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'at')
    .replaceAll(String(ids.number), 'id')
    .replaceAll(ids.uuid, 'id')
    .replaceAll(ids.text, 'id')

/** The same question about theirs and about nobody's: with as little as the route takes, and with all that it takes if that is more. */
function pairsOf(route: ListedRoute): [theirs: Request, nobodys: Request][] {
  const [least, most] = [false, true].map((all): [Request, Request] => [
    requestOf(route, foreignIds, all),
    requestOf(route, unknownIds, all),
  ])
  return [least, ...(isDeepStrictEqual(least, most) ? [] : [most])].filter((pair) => pair !== undefined)
}

/** Every route, by an administrator and by an agent of our portal, with ids of theirs and with ids of nobody. */
async function walk() {
  const leaks: string[] = []
  let compared = 0
  for (const route of guarded()) {
    await product.emptyBuckets()
    for (const token of [ours.admin, ours.agent]) {
      for (const [asksTheirs, asksNobodys] of pairsOf(route)) {
        const theirsAsked = await call(route, token, asksTheirs, theirs.id)
        // A question in which no id stands cannot tell whose it is: it is asked once.
        const asksNobody = !isDeepStrictEqual(asksTheirs, asksNobodys)
        const nobodysAsked = asksNobody ? await call(route, token, asksNobodys, theirs.id) : theirsAsked
        compared += 1
        const [a, b] = [plain(theirsAsked), plain(nobodysAsked)]
        const name = `${route.method} ${route.url}`
        // A write that was done changes the answer to the next one, in our own rows.
        const differs =
          measured.test(route.url) || (route.method !== 'GET' && a.status < 400)
            ? a.status !== b.status
            : a.status !== b.status || a.body !== b.body
        if (differs) leaks.push(`${name} tells theirs (${a.status}) from nobody's (${b.status})`)
        if (theirsAsked.status === 500) leaks.push(`${name} breaks: ${theirsAsked.text}`)
        if (nobodysAsked.text.includes(foreign.text) || theirsAsked.text.includes(theirs.id))
          leaks.push(`${name} shows their rows`)
      }
    }
  }
  return { leaks, compared }
}

/** What the wall let through; every part of it is empty while it holds. */
async function holes() {
  const watched = tables.filter((table) => !busy.includes(table))
  const before = await picture(product.database.url, theirs.id, watched)
  const { leaks, compared } = await walk()
  const after = await picture(product.database.url, theirs.id, watched)
  const written = watched.filter((table) => before[table] !== after[table])
  const strangers = product.portals.calls.filter(
    ({ portal, token }) => portal !== 'ours' || !token.startsWith('key-ours'),
  )
  return { leaks, written, strangers, enough: compared > 4 * 25 }
}

const none = { leaks: [], written: [], strangers: [], enough: true }

describe('between two portals', () => {
  it('every route takes ids of the other for ids of nobody', async () => {
    expect(await holes()).toEqual(none)
  }, 240_000)

  it('the code holds alone, with the policies of the database dropped', async () => {
    await turnPolicies('DISABLE', product.database.url, tables)
    expect(await holes()).toEqual(none)
    await turnPolicies('ENABLE', product.database.url, tables)
  }, 240_000)

  it('a session of a portal that is gone opens nothing', async () => {
    const gone = { portalId: randomUUID(), userId: 1, name: 'Олег', isAdmin: true, accessToken: 'key' }
    const { token } = await product.sessions.issue(gone)
    const statuses = await Promise.all(
      guarded().map((route) => call(route, token, requestOf(route, foreignIds, false), theirs.id)),
    )
    expect([...new Set(statuses.map(({ status }) => status))].filter((status) => status < 400)).toEqual([])
  })

  // Last: what their own administrator sets off goes on asking their portal after the answers.
  it('the rows are there to be seen: their own administrator sees some', async () => {
    const seen = await Promise.all(
      guarded()
        .filter((route) => route.method === 'GET')
        .map((route) => call(route, theirs.admin, requestOf(route, foreignIds, false), theirs.id)),
    )
    expect(seen.filter(({ text }) => text.includes(foreign.text)).length).toBeGreaterThanOrEqual(2)
  })
})
