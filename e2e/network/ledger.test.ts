import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { updateItem } from '../portal/entities/save.ts'
import { LEAD } from '../portal/entities/type-ids.ts'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { aLetter, send, withAttachment } from './letters.ts'
import { sendSamples } from './sample-letters.ts'
import { signIn } from './sign-in.ts'
import { supportAddress } from './start-network.ts'
import { advance, jobsDone, settled, testNetwork } from './testing.ts'

const network = testNetwork()
let client: pg.Client
beforeAll(async () => {
  client = new pg.Client({ connectionString: network.databaseUrl })
  await client.connect()
})
afterAll(() => client.end())

/** Methods of the portal that only read; confirming what was read of our own queue of events changes nothing of the portal's. */
const reads =
  /\.(list|get|getlist|fields|types?|current|findbycomm|getchildren|getforapp)$|^(batch|profile|scope|methods?|app\.info|feature\.get|server\.time|upload|event\.offline\.\w+)$/i
const count = async (sql: string): Promise<number> =>
  (await client.query<{ count: number }>(sql)).rows[0]?.count ?? Number.NaN

/** Writes that the portal did for the product, by method. */
function writtenByPortal(): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { method, status, error, app } of network.portal.state.journal.read())
    if (app === network.clientId && status === 200 && error === undefined && !reads.test(method))
      found[method.toLowerCase()] = (found[method.toLowerCase()] ?? 0) + 1
  return found
}

it('every write that the portal did stands in the ledger and in the trail', async () => {
  const token = await signIn(network)
  await sendSamples(network.smtp, supportAddress)
  await send(network.smtp, withAttachment('Большой чертёж', 'shema.pdf', 11 * 1024 * 1024))
  await send(network.smtp, aLetter({ subject: 'Ещё одно письмо' }))
  await settled(network, 6, { token })
  const created = await fetch(`${network.appUrl}/api/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      client: { kind: 'contact', id: 1 },
      title: 'Из вкладки',
      description: 'Описание',
      key: '6a0e1d52-1111-4111-8111-000000000001',
    }),
  })
  expect(created.status).toBe(200)

  const rows = await client.query<{ method: string; count: number }>(
    `SELECT lower(method) AS method, count(*)::int AS count FROM ledger_entry WHERE state = 'done' GROUP BY 1`,
  )
  const ledger = Object.fromEntries(rows.rows.map((row) => [row.method, row.count]))
  // An upload is asked for by a method of the disk, which is one write with it.
  const { 'disk.folder.uploadfile': uploads = 0, ...written } = writtenByPortal()
  const { 'disk.folder.uploadfile': stored = 0, ...rest } = ledger
  expect(uploads).toBeGreaterThan(0)
  expect(stored).toBe(1)
  expect(Object.keys(written)).toContain('crm.item.add')
  expect(rest).toEqual(written)
  expect(await count(`SELECT count(*)::int FROM audit_event WHERE action LIKE 'portal.%'`)).toBe(
    await count(`SELECT count(*)::int FROM ledger_entry WHERE state = 'done'`),
  )
  expect(await count(`SELECT count(*)::int FROM ledger_entry WHERE state NOT IN ('done', 'failed')`)).toBe(0)
}, 120_000)

it('the time in a left stage is written into that stage’s hidden field, once, as the request tells it', async () => {
  const { state } = network.portal
  const leads = state.items.of(LEAD)
  expect(leads.get(1)?.stageId).toBe('NEW')
  // The past is read before anything is written of it.
  await advance(network, 150_000)
  await until(
    () => count('SELECT count(*)::int FROM stage_cursor WHERE caught_up_at IS NOT NULL'),
    (read) => read === 1,
  )
  updateItem(state, LEAD, 1, { stageId: 'IN_PROCESS' }, { userId: 1 })
  await state.events.idle()
  const field = () => Number(leads.get(1)?.['UF_CRM_PRD_T_NEW'] ?? 0)
  await until(
    async () => {
      // Changes of stage are read together, and their fields wait for other writes: minutes each.
      await advance(network, 60_000)
      await jobsDone(network)
      return field()
    },
    (seconds) => seconds > 0,
  )
  const token = await signIn(network)
  const { stages } = (await callApi(network.appUrl, token, 'GET', '/api/requests/1/stages')) as {
    stages: { stage: { id: string }; totalMs: number; lastLeftAt: string | null }[]
  }
  expect(stages.map(({ stage, lastLeftAt }) => [stage.id, lastLeftAt !== null])).toEqual([
    ['NEW', true],
    ['IN_PROCESS', false],
  ])
  expect(field()).toBe(Math.round((stages[0]?.totalMs ?? 0) / 1_000))
  expect(await count(`SELECT count(*)::int FROM ledger_entry WHERE key LIKE 'stage-time:%' AND state = 'done'`)).toBe(1)
}, 60_000)
