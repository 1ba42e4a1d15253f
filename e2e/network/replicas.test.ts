import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addItem, updateItem } from '../portal/entities/save.ts'
import { figure } from './figure.ts'
import { until } from './letter-outcomes.ts'
import { startReplicas, type Replicas } from './replicas.ts'
import { advance, testNetwork } from './testing.ts'

const long = process.env['PORYADOK_LONG'] === '1'
const events = long ? 1_000 : 60
const kills = long ? 20 : 2
const person = { userId: 1 }
const lead = 1

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
const there = () =>
  Array.from(network.portal.state.items.of(lead).range(0, Number.MAX_SAFE_INTEGER, false), ({ id, title }) => ({
    id,
    title,
  }))

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
