import { Client } from 'pg'
import { afterEach, expect, it } from 'vitest'
import { addItem, deleteItem, updateItem } from '../portal/entities/save.ts'
import { figure } from './figure.ts'
import { until } from './letter-outcomes.ts'
import { advance, countingRequests, eventsDone, quiet, testNetwork } from './testing.ts'

const network = testNetwork({ seed: 'empty' })
const minute = 60_000
const lead = 1
const count = process.env['PORYADOK_LONG'] ? 10_000 : 150
/** Real time in which the product takes in what was arranged, however slow the machine. */
const settleMs = 60_000 + count * 30
const person = { userId: 1 }

interface Report {
  missed: Record<string, number>
  caught_up: Record<string, number>
  by_hour: { hour: string; count: number }[]
  ended_at: Date | null
}

const clients: Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end()
})
async function ask<Row extends object>(sql: string): Promise<Row[]> {
  const client = clients[0] ?? new Client({ connectionString: network.databaseUrl })
  if (clients.length === 0) {
    clients.push(client)
    await client.connect()
  }
  return (await client.query<Row>(sql)).rows
}

const kept = () =>
  ask<{ id: number; title: string; stage: string; person: number }>(
    'SELECT entity_id AS id, title, stage_id AS stage, assigned_by_id AS person FROM record_snapshot WHERE entity_type_id = 1 AND deleted_at IS NULL ORDER BY entity_id',
  )
const there = () =>
  Array.from(network.portal.state.items.of(lead).range(0, Number.MAX_SAFE_INTEGER, false), (item) => ({
    id: item.id,
    title: item.title,
    stage: item.stageId,
    person: item.assignedById,
  }))

/** A tenth is added, a tenth is deleted, the rest changes, while nobody listens. */
async function live(ids: readonly number[]) {
  const { state } = network.portal
  const tenth = Math.floor(ids.length / 10)
  const steps = 30
  for (let step = 0; step < steps; step += 1) {
    const part = ids.slice((step * ids.length) / steps, ((step + 1) * ids.length) / steps)
    for (const id of part) {
      const at = ids.indexOf(id)
      if (at < tenth) deleteItem(state, lead, id, person)
      else if (at < 2 * tenth) addItem(state, lead, { title: `Новый ${id}` }, person)
      else updateItem(state, lead, id, { title: `Изменён ${id}`, assignedById: 2 }, person)
    }
    await advance(network, minute)
  }
  return { added: tenth, deleted: tenth, changed: ids.length - 2 * tenth }
}

it.each([
  ['with the offline queue', true],
  ['without it', false],
])(
  `the product is away for half an hour while ${count} records change, and makes up for all of them, %s`,
  async (how, offline) => {
    const { state } = network.portal
    state.settings.features = { ...state.settings.features, rest_offline_extended: offline }
    if (!offline) {
      // A day later the tariff is asked again, and the set-up takes its offline handlers away.
      await advance(network, 25 * 60 * minute)
      const handlers = async () => Array.from(state.eventHandlers.values()).filter((one) => one.offline)
      await until(handlers, (left) => left.length === 0, 60_000)
    }
    const before = there().length
    const ids = Array.from({ length: count }, (_one, at) => addItem(state, lead, { title: `Запрос ${at}` }, person).id)
    await advance(network, 11 * minute)
    await until(kept, (rows) => rows.length === before + count, settleMs)
    if (offline)
      await until(
        async () => state.offlineEvents.size,
        (waiting) => waiting === 0,
        60_000,
      )
    await quiet(network)
    await eventsDone(network)

    await network.app.kill()
    const expected = await live(ids)
    const queued = state.offlineEvents.size
    expect(queued >= count).toBe(offline)
    const { requests } = await countingRequests(
      network,
      async () => {
        const started = state.clock.now()
        await network.restartApp()
        const [report] = await until(
          () => ask<Report>('SELECT * FROM catch_up ORDER BY id DESC LIMIT 1'),
          ([last]) => last !== undefined && last.ended_at !== null,
          240_000,
        )
        const seconds = Math.round((state.clock.now() - started) / 1_000)
        expect(seconds).toBeLessThan(5 * 60)
        figure(`half an hour away, ${count} records changed, ${how}: in sync after the start in`, seconds, 's')
        expect(report).toMatchObject({ missed: expected, caught_up: expected })
        expect(report?.by_hour.reduce((sum, hour) => sum + hour.count, 0)).toBe(count)
      },
      { housekeeping: true, away: true },
    )
    expect(await kept()).toEqual(there())
    expect(state.offlineEvents.size).toBe(0)
    figure(`half an hour away, ${how}: REST requests to catch up`, requests.length, 'requests')
    expect(requests.length).toBeLessThanOrEqual(20 + 4 * Math.ceil(count / 2_400))
  },
  900_000,
)
