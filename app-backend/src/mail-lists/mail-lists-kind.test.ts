import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aLetter, aPortal, arrive } from '../intake/testing.ts'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { createLogger } from '../platform/log/logger.ts'
import { createMailListsKind, type MailListsKind } from './mail-lists-kind.ts'
import { mailLists } from './contract.ts'

const database = testDatabase()
const clock = createClock()
const support = 'support@poryadok.example'
let db: Database
let kind: MailListsKind
let portalId: string

beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  portalId = await aPortal(database.prisma, [support])
  db = createDatabase(database.url, createLogger('silent'))
  kind = createMailListsKind({ db, ownDomains: () => Promise.resolve([]) })
})
afterEach(() => db.stop())

/** A stored letter that was handled. */
async function handled(from: string, outcome: string, why: { code: string }[] = [], headers: string[] = []) {
  const raw = aLetter({ from: `<${from}>`, subject: 'Счёт', headers: ['Content-Type: text/plain', ...headers] })
  const id = await arrive(db, support, raw, clock.now(), from)
  const data = { outcome, why: why.map((one) => ({ ...one, params: {} })), fromAddress: from, subject: 'Счёт' }
  await database.prisma.letter.updateMany({ where: { id }, data })
  return id
}
const period = () => ({
  from: new Date(clock.now().getTime() - 86_400_000),
  to: new Date(clock.now().getTime() + 1_000),
})
const within = <T>(work: () => Promise<T>) => inPortal(portalId, work)

describe('the past of the lists', () => {
  it('is the letters that opened a request or that the lists stopped, with their headers', async () => {
    await handled('anna@zarechie.example', 'created', [], ['X-Mailer: MegaNews 4.1'])
    await handled('robot@shop.example', 'ignored', [{ code: 'mail-lists.address' }])
    await handled('out@office.example', 'ignored', [{ code: 'intake.automatic' }])
    await handled('boris@zarechie.example', 'joined')
    const { records, next } = await within(() => kind.history.page(portalId, period(), { after: null, take: 10 }))
    expect([records.map(({ facts }) => facts.from), next]).toEqual([
      ['anna@zarechie.example', 'robot@shop.example'],
      null,
    ])
    expect(records[0]?.facts.headers).toContainEqual({ name: 'X-Mailer', value: 'MegaNews 4.1' })
    expect(await within(() => kind.history.count(portalId, period()))).toBe(2)
  })

  it('comes page by page without a gap or a repetition, and the newest first for a trial', async () => {
    const ids = [
      await handled('a@zarechie.example', 'created'),
      await handled('b@zarechie.example', 'created'),
      await handled('c@zarechie.example', 'created'),
    ]
    const first = await within(() => kind.history.page(portalId, period(), { after: null, take: 2 }))
    const second = await within(() => kind.history.page(portalId, period(), { after: first.next, take: 2 }))
    const seen = [...first.records, ...second.records].map(({ subject }) => subject)
    expect([seen, second.next]).toEqual([ids.map((id) => `letter:${id}`), null])
    const latest = await within(() => kind.history.latest(portalId, 2))
    expect(latest.map(({ facts }) => facts.from)).toEqual(['c@zarechie.example', 'b@zarechie.example'])
  })

  it('of a letter whose bytes were removed is judged by its sender', async () => {
    const id = await handled('robot@shop.example', 'created')
    await database.prisma.letterRaw.deleteMany({ where: { letterId: id } })
    const [record] = await within(() => kind.history.latest(portalId, 1))
    expect(record?.facts).toMatchObject({ from: 'robot@shop.example', headers: [] })
  })
})

describe('a line', () => {
  const faults = (entry: object) => {
    const parsed = mailLists.safeParse({ entries: [{ id: '1', kind: 'address', value: 'a@b.example', ...entry }] })
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message])
  }

  it.each([
    [{ value: '' }, 'entries.0.value', 'mail-lists.empty'],
    [{ value: 'robot' }, 'entries.0.value', 'mail-lists.bad-address'],
    [{ kind: 'domain', value: 'a b' }, 'entries.0.value', 'mail-lists.bad-domain'],
    [{ kind: 'name', value: 'a@b' }, 'entries.0.value', 'mail-lists.bad-name'],
    [{ kind: 'header', header: 'X Loop', value: 'a' }, 'entries.0.header', 'mail-lists.bad-header'],
  ])('%j is refused at its place', (entry, path, message) => {
    expect(faults(entry)).toEqual([[path, message]])
  })

  it('about a header that is merely there needs no value', () => {
    expect(faults({ kind: 'header', header: 'X-Loop', match: 'present', value: '' })).toEqual([])
  })
})
