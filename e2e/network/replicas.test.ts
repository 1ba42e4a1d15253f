import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addItem, updateItem } from '../portal/entities/save.ts'
import { figure } from './figure.ts'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { startReplicas, type Replicas } from './replicas.ts'
import { signIn } from './sign-in.ts'
import { advance, testNetwork } from './testing.ts'

const long = process.env['PORYADOK_LONG'] === '1'
const events = long ? 1_000 : 60
const kills = long ? 20 : 2
const person = { userId: 1 }
const [lead, deal, contact] = [1, 2, 3]

// The network's own process installs the app and ends; the portal goes on calling its address, where the balancer stands then.
const network = testNetwork({ seed: 'empty' })
let replicas: Replicas
let database: Client

beforeAll(async () => {
  const port = Number(new URL(network.appUrl).port)
  await network.app.stop()
  replicas = await startReplicas(network.env, port, 3)
  database = new Client({ connectionString: network.databaseUrl })
  await database.connect()
}, 120_000)
afterAll(async () => {
  await replicas.stop()
  await database.end()
})

const ask = async <Row extends object>(sql: string) => (await database.query<Row>(sql)).rows

const kept = () =>
  ask<{ id: number; title: string }>(
    'SELECT entity_id AS id, title FROM record_snapshot WHERE entity_type_id = 1 AND deleted_at IS NULL ORDER BY 1',
  )
const rowsOf = (type: number) => [...network.portal.state.items.of(type).rows.values()]
const there = () =>
  Array.from(network.portal.state.items.of(lead).range(0, Number.MAX_SAFE_INTEGER, false), ({ id, title }) => ({
    id,
    title,
  }))

it('calls of a contact centre to two replicas at once make one contact of a phone, and one deal of a key', async () => {
  const admin = await signIn(network)
  const wanted = { client: 'kc', name: 'КЦ', scopes: ['write'], perMinute: 6_000 }
  const { secret } = (await callApi(network.appUrl, admin, 'POST', '/api/contact-center/keys', wanted)) as {
    secret: string
  }
  const authorization = `Bearer ${secret}`
  const call = async (at: number, path: string, body: object, headers: object = {}) => {
    const answer = await fetch(`${replicas.urls()[at % 2]}/api/cc/v1${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as { id?: number } }
  }
  const same = { 'idempotency-key': 'same' }
  const [found, made] = await Promise.all([
    Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        call(at, '/contacts/upsert', { phones: ['8 900 111-22-33'], lastName: 'Новикова', comments: `раз ${at % 6}` }),
      ),
    ),
    Promise.all(Array.from({ length: 100 }, (_, at) => call(at, '/deals', { title: 'Один раз' }, same))),
  ])
  expect([200, 202]).toEqual(expect.arrayContaining([...new Set(found.map(({ status }) => status))]))
  expect([200, 202, 409]).toEqual(expect.arrayContaining([...new Set(made.map(({ status }) => status))]))
  await until(
    async () => {
      await advance(network, 5_000)
      return ask<{ open: number }>("SELECT count(*)::int AS open FROM api_call WHERE state IN ('queued', 'running')")
    },
    ([row]) => row?.open === 0,
  )
  // Each call is in the one contact, once.
  expect(rowsOf(contact).map(({ comments }) => (comments as string).split('\n').toSorted())).toEqual([
    [0, 1, 2, 3, 4, 5].map((at) => `раз ${at}`),
  ])
  expect(rowsOf(deal).map(({ title }) => title)).toEqual(['Один раз'])
})

it(
  `three replicas, one killed again and again under ${events} events: all are processed, once in effect`,
  async () => {
    const { state } = network.portal
    const ids = Array.from(
      { length: events / 2 },
      (_, at) => addItem(state, lead, { title: `Запрос ${at}` }, person).id,
    )
    const perKill = Math.ceil(ids.length / kills)
    for (let round = 0; round < kills; round += 1) {
      for (const id of ids.slice(round * perKill, (round + 1) * perKill))
        updateItem(state, lead, id, { title: `Изменён ${id}` }, person)
      await replicas.replace(round % 3)
      // Leases of the killed one run out on the clock.
      await advance(network, 31_000)
    }
    const done = await until(
      async () => {
        await advance(network, 31_000)
        return kept()
      },
      (rows) => JSON.stringify(rows) === JSON.stringify(there()),
      long ? 600_000 : 60_000,
    )
    expect(done).toHaveLength(ids.length)
    const [left] = await until(
      () =>
        ask<{ open: number; dead: number; alive: number }>(
          `SELECT (SELECT count(*)::int FROM portal_event WHERE done_at IS NULL) AS open,
             (SELECT count(*)::int FROM job WHERE state = 'dead') AS dead,
             (SELECT count(DISTINCT id)::int FROM process_beat) AS alive`,
        ),
      ([row]) => row?.open === 0,
      30_000,
    )
    expect(left?.dead).toBe(0)
    expect(left?.alive).toBeGreaterThanOrEqual(3)
    figure('three replicas, kills of one of them meanwhile', kills, 'times')
    figure('three replicas: events sent', events, 'events')
    figure('three replicas: records that differ from the portal afterwards', done.length - ids.length, 'records')
  },
  long ? 1_200_000 : 300_000,
)
