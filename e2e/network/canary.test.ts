import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { writeBackup } from '@poryadok/prisma/backup'
import { Client } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { figure } from './figure.ts'
import { callApi, openPage } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { aLetter, send, withAttachment } from './letters.ts'
import { signIn } from './sign-in.ts'
import { advance, settled, taken, testNetwork } from './testing.ts'

const lines: string[] = []
const secretKey = randomBytes(32).toString('base64')
const metricsToken = randomBytes(16).toString('hex')
const network = testNetwork({
  logLevel: 'trace',
  secretKey,
  env: { METRICS_TOKEN: metricsToken },
  process: { hear: (line) => void lines.push(line) },
})

/** Words that stand nowhere else: one for each place a person's data may come from. */
const word = (place: string) => `kanarejka${place}${randomBytes(6).toString('hex')}`
const canary = {
  subject: word('subject'),
  text: word('text'),
  name: word('name'),
  address: word('address'),
  file: word('file'),
  title: word('title'),
  description: word('description'),
  search: word('search'),
  forgedToken: word('forged'),
  foreignAccess: word('access'),
  foreignRefresh: word('refresh'),
  bearer: word('bearer'),
}
const from = `${canary.name} <${canary.address}@zarechie.example>`
const envelope = `${canary.address}@zarechie.example`
const letter = (subject: string) => aLetter({ from, subject: `${canary.subject} ${subject}`, text: canary.text })

/** Sessions that the product gave out in this run. */
const bearers: string[] = []
async function session() {
  const token = await signIn(network)
  bearers.push(token)
  return token
}

/** Letters that are done, that fail in each way a portal can fail, and one that is refused. */
async function lettersOfAllEnds() {
  const { faults } = network.portal.state
  await send(network.smtp, letter('обычное'), envelope)
  await send(network.smtp, withAttachment(`${canary.subject} файл`, `${canary.file}.pdf`, 11 * 1024 * 1024), envelope)
  // The clock stands: a large letter is read for longer than a jump of it would leave.
  await settled(network, 2)
  for (const [at, kind] of (['500', 'html', 'cut', 'lost-answer', '503', '429', 'expired-token'] as const).entries()) {
    faults.add([{ match: { method: 'crm.activity.add', times: 1 }, kind }])
    await send(network.smtp, letter(kind), envelope)
    await settled(network, 3 + at, { stepMs: 61_000 })
    faults.clear()
  }
  await expect(send(network.smtp, Buffer.alloc(40 * 1024 * 1024, `${canary.text}\r\n`), envelope)).rejects.toThrow(
    /552/,
  )
}

async function screens() {
  const token = await session()
  const client = { kind: 'contact', id: 1 }
  await searchRequests(token)
  const body = { client, title: canary.title, description: canary.description, key: crypto.randomUUID() }
  const { id } = (await callApi(network.appUrl, token, 'POST', '/api/requests', body)) as { id: number }
  await callApi(network.appUrl, token, 'GET', `/api/requests/${id}`)
  await expect(callApi(network.appUrl, canary.bearer, 'GET', '/api/letters')).rejects.toThrow(/session/)
  await expect(callApi(network.appUrl, token, 'POST', '/api/requests', { ...body, key: canary.title })).rejects.toThrow(
    /400/,
  )
}

/** In the tab of a client's card. */
const searchRequests = (token: string) =>
  callApi(network.appUrl, token, 'POST', '/api/request-list/page', {
    client: { kind: 'contact', id: 1 },
    selection: { filter: { match: 'all', groups: [] }, sort: { field: 'id', direction: 'desc' } },
    search: canary.search,
  })

/** Openings and events of somebody who is not the portal. */
async function strangers(status: number) {
  const { memberId, oauthUrl } = network.portal
  const named = {
    AUTH_ID: canary.foreignAccess,
    REFRESH_ID: canary.foreignRefresh,
    APPLICATION_TOKEN: canary.forgedToken,
  }
  for (const page of ['/install', '/p/main', '/p/contact-requests'])
    await fetch(`${network.appUrl}${page}`, {
      method: 'POST',
      body: new URLSearchParams({
        ...named,
        member_id: memberId,
        SERVER_ENDPOINT: `${oauthUrl}/rest/`,
        PLACEMENT_OPTIONS: '{"ID":"1"}',
      }),
    })
  const event = await fetch(`${network.appUrl}/events`, {
    method: 'POST',
    body: new URLSearchParams({
      event: 'ONAPPUPDATE',
      'auth[member_id]': memberId,
      'auth[application_token]': canary.forgedToken,
      'auth[access_token]': canary.foreignAccess,
    }),
  })
  expect(event.status).toBe(status)
}

/** What an operator and an administrator may carry away, by name. */
const carried = new Map<string, string>()

async function carryAway() {
  const token = await session()
  for (const path of ['health', 'calls', 'dead-jobs', 'retention'])
    carried.set(path, JSON.stringify(await callApi(network.appUrl, token, 'GET', `/api/operations/${path}`)))
  const metrics = await fetch(`${network.appUrl}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
  carried.set('metrics', await metrics.text())
  const person = { email: envelope }
  carried.set(
    'person',
    JSON.stringify(await callApi(network.appUrl, token, 'POST', '/api/operations/person/export', person)),
  )
}

/** The built screens, whole. */
function bundle(): string {
  const dist = process.env['FRONTEND_DIR'] ?? fileURLToPath(new URL('../../app-frontend/dist', import.meta.url))
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n')
}

/** A backup as an attacker would read it: unpacked, and the bytes of letters as what they are. */
async function dump(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'canary-'))
  const { file } = await writeBackup({ url: network.databaseUrl, now: () => new Date() }, join(folder, 'x'))
  const text = gunzipSync(readFileSync(file)).toString('latin1')
  rmSync(folder, { recursive: true })
  const bytes = (hex: string) => Buffer.from(hex, 'hex').toString('latin1')
  return text + text.replaceAll(/\\\\x([0-9a-f]+)/g, (_, hex: string) => bytes(hex))
}

/** The database goes away under a letter, a screen, a page and an event: errors of queries like to quote their values. */
async function outage() {
  const { state } = network.portal
  const token = await session()
  const writing = taken(network, 'crm.activity.add')
  state.faults.add([{ match: { method: 'crm.activity.add', times: 1 }, kind: 'slow', delayMs: 2_000 }])
  await send(network.smtp, letter('без базы'), envelope)
  await writing
  await network.door.shut()
  await expect(send(network.smtp, letter('отказ'), envelope)).rejects.toThrow(/45\d/)
  await expect(searchRequests(token)).rejects.toThrow(/database\.unavailable/)
  await strangers(503)
  await until(() => Promise.resolve(inTimeline('без базы')), Boolean)
  await network.door.open()
  state.faults.clear()
  await settled(network, 11, { stepMs: 61_000 })
}

const inTimeline = (subject: string) =>
  [...network.portal.state.activities.values()].some((one) => one.subject.endsWith(subject))

/** Every secret of the run: what the portal and its authorisation server gave out, and our own. */
function secrets(): Record<string, string> {
  const { state } = network.portal
  const app = state.apps.get(network.clientId)
  if (!app) throw new Error('no app')
  const pairs = [...state.tokenPairs.values()]
  const named = [
    ...pairs.map((pair, at) => [`access ${at}`, pair.accessToken] as const),
    ...pairs.map((pair, at) => [`refresh ${at}`, pair.refreshToken] as const),
    ...bearers.map((token, at) => [`bearer ${at}`, token] as const),
  ]
  return {
    ...Object.fromEntries(named),
    applicationToken: app.applicationToken,
    clientSecret: app.clientSecret,
    secretKey,
  }
}

/** Names of the words that stand in the text. They are of plain letters and digits, which no encoding of text changes. */
function found(words: Record<string, string>, text: string): string[] {
  return Object.entries(words)
    .filter(([, one]) => text.includes(one) || text.includes(encodeURIComponent(one)))
    .map(([name]) => name)
}

async function rowsOf(tables?: string[]): Promise<Map<string, string>> {
  const db = new Client({ connectionString: network.databaseUrl })
  await db.connect()
  const all = await db.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`)
  const rows = new Map<string, string>()
  for (const { name } of all.rows.filter((table) => tables?.includes(table.name) ?? true)) {
    const answer = await db.query<{ text: string }>(
      `SELECT coalesce(string_agg(t::text, E'\\n'), '') AS text FROM "${name}" t`,
    )
    rows.set(name, answer.rows[0]?.text ?? '')
  }
  await db.end()
  return rows
}

describe('words of people and secrets', () => {
  beforeAll(async () => {
    await lettersOfAllEnds()
    await screens()
    await strangers(403)
    await outage()
    // The installer's pair ends after an hour: the next letter renews it.
    await advance(network, 3_700_000)
    await send(network.smtp, letter('после часа'), envelope)
    await settled(network, 12, { stepMs: 61_000 })
    const { boot } = await openPage(network.portal.state, `${network.appUrl}/p/contact-requests`, network.clientId, 1, {
      ID: '1',
    })
    bearers.push(boot.session?.token ?? '')
    await carryAway()
    // A process that ends has written its last line.
    await network.app.stop()
  }, 180_000)

  it('did pass through the product, which kept a log and a journal of it', async () => {
    const { state } = network.portal
    const inPortal = JSON.stringify([...state.activities.values(), ...state.items.of(1).rows.values()])
    const { search: _, ...kept } = canary
    expect(found(kept, inPortal)).toEqual(
      expect.arrayContaining(['subject', 'text', 'address', 'file', 'title', 'description']),
    )
    expect(lines.filter((line) => line.includes('letter handled')).length).toBeGreaterThan(9)
    expect(lines.filter((line) => line.includes('try of a letter failed')).length).toBeGreaterThan(3)
    const journal = (await rowsOf(['rest_call'])).get('rest_call') ?? ''
    expect(journal.split('\n').length).toBeGreaterThan(30)
    expect(journal).toContain('crm.activity.add')
  })

  it('stand in no line of the log', () => {
    const log = [...lines, ...network.app.log()].join('\n')
    expect(found(canary, log)).toEqual([])
    expect(found(secrets(), log)).toEqual([])
  })

  it('stand in no row of the journal of requests', async () => {
    const journal = (await rowsOf(['rest_call'])).get('rest_call') ?? ''
    expect(found(canary, journal)).toEqual([])
    expect(found(secrets(), journal)).toEqual([])
  })

  it('that are secrets stand in no table at all in plain text', async () => {
    const rows = await rowsOf()
    expect(rows.get('portal')).toContain('v1.')
    const { forgedToken, foreignAccess, foreignRefresh, bearer } = canary
    const words = { ...secrets(), forgedToken, foreignAccess, foreignRefresh, bearer }
    expect([...rows].flatMap(([table, text]) => found(words, text).map((name) => `${table}: ${name}`))).toEqual([])
  })

  it('stand in no page of the operator: health, journal, metrics', () => {
    const { person, ...pages } = Object.fromEntries(carried)
    expect(pages['metrics']).toContain('poryadok_queue_waiting')
    expect(person).toContain(canary.subject)
    const told = Object.entries(pages).flatMap(([name, text]) =>
      found({ ...canary, ...secrets() }, text).map((one) => `${name}: ${one}`),
    )
    expect(told).toEqual([])
    expect(found({ ...secrets(), bearer: canary.bearer, forged: canary.forgedToken }, person ?? '')).toEqual([])
  })

  it('stand nowhere in the built screens', () => {
    const text = bundle()
    expect(text.length).toBeGreaterThan(100_000)
    expect(found({ ...canary, ...secrets() }, text)).toEqual([])
  })

  it('that are secrets stand nowhere in a dump of the database', async () => {
    const text = await dump()
    expect(found({ subject: canary.subject, text: canary.text }, text)).not.toEqual([])
    const { forgedToken, foreignAccess, foreignRefresh, bearer } = canary
    const words = { ...secrets(), forgedToken, foreignAccess, foreignRefresh, bearer }
    const told = found(words, text)
    figure('secrets planted in a full run', Object.keys(words).length, 'secrets')
    figure('of them in a dump of the database', told.length, 'secrets')
    expect(told).toEqual([])
  })
})
