import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { people } from '../portal/testing.ts'
import { centerApi } from './center-api.ts'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { restCall } from './rest-call.ts'
import { signIn } from './sign-in.ts'
import { advance, countingRequests, jobsDone, taken, testNetwork } from './testing.ts'

const [leadType, dealType, contactType, companyType] = [1, 2, 3, 4]
const network = testNetwork({ moreScopes: ['telephony', 'user'], env: { CENTER_PRIVATE_HOSTS: 'localhost' } })
const api = centerApi(network)
const { app, cc } = api
const items = (type: number) => [...network.portal.state.items.of(type).rows.values()]
const idOf = ({ body }: { body: Record<string, unknown> }) => Number(body['id'])
const facts = { phone: '89050002101', direction: 'in', startedAt: '2026-11-22T10:15:00+03:00', responsibleId: 3 }
const ending = { durationSeconds: 30 }
const wav = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(32)])

beforeAll(() => api.begin())
// The portal's limit has room again.
beforeEach(() => advance(network, 20_000))

/** What the page for people says of a call: the least and the most requests to the portal. */
function promised(): Map<string, [number, number]> {
  const page = readFileSync(new URL('../../docs/ru/contact-center.md', import.meta.url), 'utf8')
  const rows = page.matchAll(/^\| `([A-Z]+ [^`]+)` \|.*\| ([^|]+) \|$/gm)
  return new Map(
    [...rows].map(([, call = '', cell = '']) => {
      const counts = (cell.match(/\d+/g) ?? []).map(Number)
      return [call, [Math.min(...counts), Math.max(...counts)]]
    }),
  )
}

/** A recording at an address of its own. */
async function serveRecording() {
  const server = createServer((_request, response) => response.end(wav))
  await once(server.listen(0, 'localhost'), 'listening')
  const url = `http://localhost:${(server.address() as AddressInfo).port}/talk.wav`
  return { url, [Symbol.asyncDispose]: async () => void server.close() }
}

it('each of the sixteen calls costs the portal as many requests as the page for people says', async () => {
  const contact = idOf(await cc('POST', '/contacts', { lastName: 'Счётова', phones: ['89001110001'] }))
  const company = idOf(await cc('POST', '/companies', { title: 'ООО «Счёт»', inn: '7736050003' }))
  const deal = idOf(await cc('POST', '/deals', { title: 'Счёт', contactIds: [contact] }))
  await cc('POST', '/calls', { ...facts, externalId: 'cost-1', ending })
  await using recording = await serveRecording()
  const calls: [string, string, object?][] = [
    ['GET /contacts', '/contacts?phone=89001110001'],
    ['POST /contacts', '/contacts', { lastName: 'Новая', phones: ['89001110002'] }],
    ['PATCH /contacts/{id}', `/contacts/${contact}`, { post: 'Бухгалтер' }],
    ['GET /contacts/deals', '/contacts/deals?phone=89001110001'],
    ['GET /companies', '/companies?inn=7736050003'],
    ['POST /companies', '/companies', { title: 'ООО «Другой счёт»', inn: '500100732259' }],
    ['PATCH /companies/{id}', `/companies/${company}`, { title: 'ООО «Счёт и Ко»' }],
    ['PATCH /companies/{id}', `/companies/${company}`, { kpp: '773601001' }],
    ['GET /companies/deals', '/companies/deals?inn=7736050003'],
    ['GET /deals', `/deals?title=${encodeURIComponent('Счёт')}`],
    ['POST /deals', '/deals', { title: 'Ещё', contactIds: [contact] }],
    ['PATCH /deals/{id}', `/deals/${deal}`, { title: 'Счёт 2' }],
    ['GET /deals/{id}/users', `/deals/${deal}/users`],
    ['POST /calls', '/calls', { ...facts, externalId: 'cost-2', ending }],
    ['POST /calls/{номер}/record', '/calls/cost-1/record', { url: recording.url }],
    ['POST /calls/{номер}/crm', '/calls/cost-1/crm', { entityType: 'deal', entityId: deal }],
    ['GET /directories', '/directories'],
  ]
  const page = promised()
  expect([...page.keys()].toSorted()).toEqual(Array.from(new Set(calls.map(([name]) => name))).toSorted())
  const outside: object[] = []
  for (const [name, path, body] of calls) {
    await advance(network, 20_000)
    await jobsDone(network)
    const [method = ''] = name.split(' ')
    const { result, requests } = await countingRequests(network, () => cc(method, path, body))
    expect({ name, status: result.status }).toEqual({ name, status: 200 })
    const [least, most] = page.get(name) ?? [0, -1]
    if (requests.length < least || requests.length > most)
      outside.push({ name, asked: requests.map((one) => [one.method, one.params]), least, most })
  }
  expect(outside).toEqual([])
})

interface PostmanItem {
  request: { method: string; url: { path: string[] }; body?: { raw: string } }
}

it('the examples of the API are taken where the operator is in the table, and found in the journal by their phone', async () => {
  await api.signInAgain()
  const sandbox = await api.newKey({ client: 'try', name: 'Проба', sandbox: true })
  const { maps, revision } = (await app('GET', '/maps')) as { maps: object; revision: number }
  await app('PUT', '/maps', { maps: { ...maps, operators: [{ operator: '1203', userId: people.agent }] }, revision })
  const { item } = (await cc('GET', '/postman.json')).body as unknown as { item: PostmanItem[] }
  const made = item.flatMap(({ request: { method, url, body } }) => {
    const path = `/${url.path.slice(3).join('/')}`
    return method === 'POST' && body && !path.includes(':') ? [{ path, body: JSON.parse(body.raw) as object }] : []
  })
  for (const { path, body } of made) {
    await advance(network, 20_000)
    expect({ path, ...(await cc('POST', path, body, {}, sandbox)) }).toMatchObject({ path, status: 200 })
  }
  await api.signInAgain()
  const { calls } = (await app('GET', `/calls?search=${encodeURIComponent('8 916 123 45 67')}`)) as {
    calls: { operation: string }[]
  }
  expect(calls.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['contacts.create', 'companies.upsert', 'calls.create', 'calls.history', 'intake']),
  )
})

describe('a caller', () => {
  it('that gives up and asks again by the same key gets the deal that was made meanwhile', async () => {
    const before = items(dealType).length
    const body = { title: 'Клиент не дождался' }
    const under = taken(network, 'crm.item.add')
    const giveUp = new AbortController()
    const first = fetch(`${network.appUrl}/api/cc/v1/deals`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await api.newKey()}`,
        'content-type': 'application/json',
        'idempotency-key': 'patience',
      },
      body: JSON.stringify(body),
      signal: giveUp.signal,
    })
    await under
    giveUp.abort()
    await expect(first).rejects.toThrow(/abort/i)
    const again = await until(
      () => cc('POST', '/deals', body, { 'idempotency-key': 'patience' }),
      ({ status }) => status !== 409,
    )
    expect(again).toMatchObject({ status: 200, body: { created: true } })
    expect(items(dealType).filter(({ title }) => title === body.title)).toMatchObject([{ id: idOf(again) }])
    expect(items(dealType)).toHaveLength(before + 1)
  })

  it('that names somebody who was dismissed is told so, and nothing is written', async () => {
    const counts = () => [dealType, contactType].map((type) => items(type).length)
    const before = counts()
    const dismissed = { responsibleId: people.dismissed }
    const refused = { status: 422, body: { code: 'center.no-person' } }
    expect(await cc('POST', '/deals', { title: 'x', ...dismissed })).toMatchObject(refused)
    expect(await cc('POST', '/contacts', { lastName: 'x', ...dismissed })).toMatchObject(refused)
    expect(await cc('POST', '/calls', { ...facts, ...dismissed, externalId: 'gone-1' })).toMatchObject(refused)
    expect(counts()).toEqual(before)
  })

  it('that writes letters in two parts finds and keeps them whole', async () => {
    const inParts = 'Йорданов-Ёлкин'.normalize('NFD')
    const id = idOf(await cc('POST', '/contacts', { lastName: inParts, phones: ['89001110009'] }))
    expect(network.portal.state.items.of(contactType).get(id)).toMatchObject({ lastName: 'Йорданов-Ёлкин' })
    const found = await cc('GET', `/contacts?name=${encodeURIComponent(inParts)}`)
    expect(found.body['contacts']).toMatchObject([{ id }])
    const company = idOf(await cc('POST', '/companies', { title: 'ООО «Йод»'.normalize('NFD') }))
    expect(await cc('POST', '/companies/upsert', { title: 'Йод ООО' })).toMatchObject({
      body: { id: company, created: false },
    })
  })

  it('that changes a record which a person has deleted is told that it is gone', async () => {
    const id = idOf(await cc('POST', '/deals', { title: 'Удалят' }))
    await restCall(network, 'crm.item.delete', { entityTypeId: dealType, id })
    expect(await cc('PATCH', `/deals/${id}`, { title: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'center.not-found' },
    })
    expect(await cc('GET', `/deals/${id}/users`)).toMatchObject({ status: 404 })
    expect((await cc('GET', `/deals?id=${id}`)).body).toMatchObject({ deals: [] })
  })
})

it('where the settings say so, a write is refused while the portal is away, and nothing of it is done later', async () => {
  const token = await signIn(network)
  const whenAway = (value: string, revision: number) =>
    callApi(network.appUrl, token, 'PUT', '/api/settings/contact-center', {
      revision,
      enabled: true,
      values: { defaultUserId: 0, whenAway: value },
    })
  await whenAway('refuse', 0)
  const { faults } = network.portal.state
  faults.add([{ match: {}, kind: '503' }])
  const refused = await cc('POST', '/deals', { title: 'Не сейчас', externalId: 'refused-1' })
  faults.clear()
  await whenAway('queue', 1)
  expect(refused).toMatchObject({ status: 503, body: { code: expect.stringMatching(/^portal\.(limit|unavailable)$/) } })
  await advance(network, 60_000)
  await jobsDone(network)
  expect(items(dealType).filter((one) => one['originId'] === 'refused-1')).toEqual([])
})

it('a call is attached to a lead, a deal, a contact, a company and a record of a smart process', async () => {
  const smart = [...network.portal.state.types.values()][0]?.entityTypeId ?? 0
  const own = { entityTypeId: smart, entityId: Number(items(smart)[0]?.['id']) }
  const named = [
    { entityType: 'lead', entityId: Number(items(leadType)[0]?.['id']) },
    { entityType: 'deal', entityId: idOf(await cc('POST', '/deals', { title: 'К звонку' })) },
    { entityType: 'contact', entityId: Number(items(contactType)[1]?.['id']) },
    { entityType: 'company', entityId: Number(items(companyType)[0]?.['id']) },
  ]
  const { body } = await cc('POST', '/calls', { ...facts, externalId: 'bound-1', ending })
  for (const one of [...named, own])
    expect(await cc('POST', '/calls/bound-1/crm', one)).toMatchObject({ status: 200, body: { state: 'done' } })
  const bindings = await restCall(network, 'crm.activity.binding.list', { activityId: body['activityId'] })
  const types = { lead: leadType, deal: dealType, contact: contactType, company: companyType }
  const wanted = named.map(({ entityType, entityId }) => ({
    entityTypeId: types[entityType as 'lead'],
    entityId,
  }))
  expect(bindings).toEqual(expect.arrayContaining([...wanted, own]))
})

it('the journal tells values by the portal’s names', async () => {
  const made = await cc('POST', '/deals', { title: 'Слова', channel: 'site', responsibleId: 3 })
  await api.signInAgain()
  const { calls } = (await app('GET', `/calls?search=deal:${idOf(made)}`)) as { calls: { id: string }[] }
  const { changes } = (await app('GET', `/calls/${calls[0]?.id}`)) as {
    changes: { after: Record<string, unknown>; titles: Record<string, string> }[]
  }
  const source = [...network.portal.state.statuses.values()].find(
    (one) => one.entityId === 'SOURCE' && one.statusId === 'WEB',
  )
  expect(changes).toMatchObject([{ after: { sourceId: source?.name, assignedById: expect.stringMatching(/[А-Я]/) } }])
})

it.each([
  ['a head', people.salesHead, { keys: 403, maps: 403, hooks: 403, deliveries: 403, calls: 200 }],
  ['an agent', people.agent, { keys: 403, maps: 403, hooks: 403, deliveries: 403, calls: 403 }],
])('%s opens by a link what their tabs show, and nothing else', async (_who, userId, opens) => {
  const authorization = `Bearer ${await signIn(network, userId)}`
  const opened = Object.keys(opens).map(async (part) => {
    const { status } = await fetch(`${network.appUrl}/api/contact-center/${part}`, { headers: { authorization } })
    return [part, status]
  })
  expect(Object.fromEntries(await Promise.all(opened))).toEqual(opens)
})
