import { enterPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { createHttpServer, type HttpServer } from '../platform/http/server.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { Action, Guard } from '../portal/index.ts'
import { benchResult, ruleLab, tried } from './contract.ts'
import { ruleSetRoutes } from './routes.ts'
import { aRuleProcess, urgentWords } from './testing.ts'

const database = testDatabase()
const clock = createClock()
const process = () => aRuleProcess(database, clock, urgentWords())
let one: ReturnType<typeof process>
let server: HttpServer
let portalId: string

/** Stands in for the session: the header names the portal and what the person may do. */
const guard =
  (action: Action): Guard =>
  (request, _reply, done) => {
    const [id = '', ...actions] = (request.headers.authorization ?? '').split(' ')
    request.viewer = { portalId: id, userId: 7, name: 'Марина', isAdmin: false, accessToken: '' }
    if (actions.includes(action)) enterPortal(id, done)
    else done(new AppError('permission.denied'))
  }

beforeAll(async () => {
  one = process()
  server = await createHttpServer(createLogger('silent'))
  const mayOf = () => Promise.resolve({ edit: true, publish: false, editors: [], publishers: ['Вера'] })
  ruleSetRoutes(server, { ...one.changes, requirePermission: guard, mayOf }, ['urgent-words'])
  await server.ready()
})
afterAll(async () => {
  await server.close()
  await one.stop()
})
beforeEach(async () => {
  portalId = await aTenantRow(database.prisma, clock.now())
})

const viewer = 'rules.view'
const editor = `${viewer} rules.edit`
const path = '/api/rules/urgent-words'
const call = (method: 'GET' | 'POST' | 'PUT', url: string, actions: string, payload?: object) =>
  server.inject({ method, url, headers: { authorization: `${portalId} ${actions}` }, ...(payload ? { payload } : {}) })
const draft = { draft: null, body: { words: ['горит'] } }

it('reading is one right, editing another, publishing a third', async () => {
  const status = async (...asked: Parameters<typeof call>) => (await call(...asked)).statusCode
  expect(await status('GET', path, viewer)).toBe(200)
  expect(await status('PUT', `${path}/draft`, viewer, draft)).toBe(403)
  expect(await status('PUT', `${path}/draft`, editor, draft)).toBe(200)
  const { token } = ruleLab.parse((await call('GET', path, viewer)).json()).draft ?? { token: '' }
  const publication = { draft: token, base: null }
  expect(await status('POST', `${path}/publish`, editor, publication)).toBe(403)
  expect(await status('POST', `${path}/publish`, `${editor} rules.publish`, publication)).toBe(200)
})

it('a conflict says in words who saved and when', async () => {
  await call('PUT', `${path}/draft`, editor, draft)
  const answer = await call('PUT', `${path}/draft`, editor, draft)
  expect(answer.statusCode).toBe(409)
  expect(answer.json<{ error: { message: string } }>().error.message).toMatch(
    /сохранил другой человек: Марина, .*\d\d:\d\d/,
  )
})

it('a fault names its place', async () => {
  const answer = await call('PUT', `${path}/draft`, editor, { draft: null, body: { words: [''] } })
  expect(answer.json()).toMatchObject({ error: { code: 'rules.body-invalid', fields: { 'words.0': 'words.empty' } } })
})

it('rules that are not saved can be tried and benched by anyone who reads', async () => {
  const example = { name: 'Пожар', facts: { text: 'горит' }, expected: 'urgent' }
  await call('POST', `${path}/examples`, editor, example)
  const answer = await call('POST', `${path}/try`, viewer, { body: { words: ['дым'] }, facts: { text: 'дым' } })
  expect(tried.parse(answer.json())).toMatchObject({ answer: { label: 'Срочно' }, published: { label: 'Спокойно' } })
  const bench = await call('POST', `${path}/bench`, viewer, { body: { words: ['дым'] } })
  expect(benchResult.parse(bench.json()).results).toMatchObject([
    { name: 'Пожар', passes: false, expectedLabel: 'Срочно' },
  ])
})

it('a kind that nobody registered is not found', async () => {
  expect((await call('GET', '/api/rules/astrology', viewer)).statusCode).toBe(400)
})
