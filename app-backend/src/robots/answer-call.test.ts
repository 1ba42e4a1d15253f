import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { reason } from '../kernel/reason.ts'
import { createClock, type JumpingClock } from '../platform/clock/clock.ts'
import { createHttpServer } from '../platform/http/server.ts'
import { createLogger } from '../platform/log/logger.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import type { PortalClient, Tenant } from '../portal/index.ts'
import { answerCalls, type RobotOutcome } from './answer-call.ts'
import { receiveCall, type ReceiveDeps } from './receive-call.ts'
import { robotRoutes } from './routes.ts'
import { robotCodes } from './rules/robot-codes.ts'

const database = testDatabase()
const log = pino({ level: 'silent' })
const found: RobotOutcome = {
  done: true,
  values: { category: 'Неисправность' },
  because: [reason('category.by-heaviest', { words: 'щит', value: 50 })],
}
let db: Database
let clock: JumpingClock
let portalId: string
let jobs: NewJob[]
let said: Record<string, unknown>[]
let acted: number
let on: boolean
let act: () => Promise<RobotOutcome | { again: Date }>
let say: () => Promise<void>
let writing: boolean

beforeAll(() => {
  db = createDatabase(database.url, log)
})
afterAll(() => db.stop())
beforeEach(async () => {
  clock = createClock()
  portalId = await aTenantRow(database.prisma, clock.now())
  jobs = []
  said = []
  acted = 0
  on = true
  act = () => Promise.resolve(found)
  say = () => Promise.resolve()
  writing = false
})

const posted = (changes: object = {}) => ({
  code: robotCodes.category,
  event_token: 'token-1',
  document_id: ['crm', 'CCrmDocumentLead', 'LEAD_5'],
  properties: { text: '' },
  auth: { member_id: 'm', application_token: 'secret' },
  ...changes,
})
const deps = (): ReceiveDeps => ({
  db,
  clock,
  addJob: (job) => Promise.resolve(void jobs.push(job)),
  tenants: { applicationTokens: () => Promise.resolve(new Map([['m', { id: portalId, token: 'secret' }]])) },
})
const receive = (changes: object = {}) => receiveCall(deps(), posted(changes))
const portal = {
  async call(_: unknown, method: string, params: Record<string, unknown>) {
    await say()
    said.push({ method, ...params })
    return { result: true }
  },
} as unknown as PortalClient
/** The job of the newest call. */
const work = () =>
  inPortal(portalId, () =>
    answerCalls({
      db,
      clock,
      log,
      portal,
      tenantOf: () => Promise.resolve({ id: portalId, entityTypeId: 1, language: 'ru' } as Tenant),
      isOn: () => Promise.resolve(on),
      isWriting: () => Promise.resolve(writing),
      act: () => {
        acted += 1
        return act()
      },
    })({ portalId, payload: jobs.at(-1)?.payload ?? {} } as never, new AbortController().signal),
  )

it('answers with its values and why, once, however often the call or its job comes', async () => {
  await receive()
  await receive()
  await work()
  await work()
  expect(said).toEqual([
    {
      method: 'bizproc.event.send',
      event_token: 'token-1',
      return_values: { category: 'Неисправность', done: 'Y', reason: 'Самое весомое слово, вес 50. Найдено: щит.' },
      log_message: 'Самое весомое слово, вес 50. Найдено: щит.',
    },
  ])
  expect([acted, new Set(jobs.map(({ once }) => once)).size]).toEqual([1, 1])
})

it('does its work once when the answer was not heard, and says it again', async () => {
  await receive()
  say = () => Promise.reject(new AppError('portal.unavailable'))
  expect(await work()).toMatchObject({ again: expect.any(Date) as Date })
  say = () => Promise.resolve()
  await work()
  expect([acted, said.length]).toEqual([1, 1])
})

it('answers when its work stands in the portal, where the next step reads it, and after ten minutes in any case', async () => {
  await receive()
  writing = true
  expect(await work()).toMatchObject({ again: expect.any(Date) as Date })
  expect([acted, said.length]).toEqual([1, 0])
  clock.setOffset(11 * 60_000)
  await work()
  expect([acted, said.length]).toEqual([1, 1])
})

it('answers later when what it needs is not there yet', async () => {
  await receive({ code: robotCodes.manager })
  const again = new Date(clock.now().getTime() + 5_000)
  act = () => Promise.resolve({ again })
  expect(await work()).toEqual({ again })
  act = () => Promise.resolve(found)
  await work()
  expect([acted, said.length]).toEqual([2, 1])
})

it('is content when the portal knows the token no more', async () => {
  await receive()
  say = () => Promise.reject(new AppError('portal.refused', { params: { detail: 'ACCESS_DENIED' } }))
  expect(await work()).toBeUndefined()
})

it('waits for a portal that is away, and says after ten minutes that it could not', async () => {
  await receive()
  act = () => Promise.reject(new AppError('portal.unavailable'))
  expect(await work()).toMatchObject({ again: expect.any(Date) as Date })
  clock.setOffset(11 * 60_000)
  await work()
  expect(said).toMatchObject([{ return_values: { done: 'N' }, log_message: 'Сделать не удалось: portal.unavailable' }])
})

it.each([
  ['a robot of ours that is turned off', {}, false, 'Робот выключен в настройках приложения «Порядок».'],
  ['a code that is not ours', { code: 'alien' }, true, 'Робот выключен в настройках приложения «Порядок».'],
  [
    'a record that is no request',
    { document_id: ['crm', 'CCrmDocumentDeal', 'DEAL_5'] },
    true,
    'Робот работает только с запросами: эта запись другого типа.',
  ],
  [
    'the robot of lines on something else than a lead',
    { code: robotCodes.manager, document_id: ['crm', 'CCrmDocumentDeal', 'DEAL_5'] },
    true,
    'Робот работает только с лидами: эта запись другого типа.',
  ],
])('%s answers with its reason', async (_, changes, turnedOn, words) => {
  on = turnedOn
  await receive(changes)
  await work()
  expect(said).toMatchObject([{ return_values: { done: 'N', reason: words } }])
  expect(acted).toBe(0)
})

it.each([
  ['a foreign token', { auth: { member_id: 'm', application_token: 'guess' } }],
  ['an unknown portal', { auth: { member_id: 'x', application_token: 'secret' } }],
  ['no token', { auth: {} }],
])('%s is refused and kept nowhere', async (_, changes) => {
  await expect(receive(changes)).rejects.toMatchObject({ code: 'event.forged' })
  expect([jobs, await database.prisma.robotCall.count({ where: { portalId } })]).toEqual([[], 0])
})

it('takes the form that the portal’s automation posts', async () => {
  const server = await createHttpServer(createLogger('silent'))
  robotRoutes(server, deps())
  const form = new URLSearchParams({
    workflow_id: '1.2',
    code: robotCodes.deadline,
    'document_id[0]': 'crm',
    'document_id[1]': 'CCrmDocumentLead',
    'document_id[2]': 'LEAD_7',
    'document_type[2]': 'LEAD',
    event_token: 'token-7',
    'properties[hours]': '48',
    use_subscription: 'Y',
    ts: '1',
    'auth[member_id]': 'm',
    'auth[application_token]': 'secret',
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await server.inject({ method: 'POST', url: '/robots', headers, payload: form.toString() })
  await server.close()
  expect([answer.statusCode, answer.json()]).toEqual([200, { stored: true }])
  const kept = await database.prisma.robotCall.findFirstOrThrow({ where: { portalId } })
  expect(kept).toMatchObject({ entityTypeId: 1, entityId: 7, properties: { hours: '48' }, token: 'token-7' })
})
