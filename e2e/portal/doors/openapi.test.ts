import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createState } from '../store/state.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'
import { DOORS } from './door-list.ts'
import { registerDoors } from './register.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

test('every door is described and every description has its door', async () => {
  const app = fastify()
  const found: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    for (const verb of [method].flat()) if (verb !== 'HEAD') found.push(`${verb} ${url.replace('/_portal', '')}`)
  })
  await registerDoors(app, createState())
  expect(found.toSorted()).toEqual(Object.keys(DOORS).toSorted())
})

test('the description is an OpenAPI document with bodies, parameters and answers', async () => {
  expect(await portal.door('GET', 'openapi.json')).toMatchObject({
    openapi: '3.0.3',
    paths: {
      '/_portal/apps/{id}/payment': {
        post: {
          parameters: [{ name: 'id', in: 'path', required: true }],
          requestBody: { content: { 'application/json': { schema: { required: ['expired'] } } } },
        },
      },
      '/_portal/journal.jsonl': { get: { responses: { 200: { content: { 'application/jsonl': {} } } } } },
    },
  })
})

test('the journal leaves as one call a line, inner calls of a batch on lines of their own', async () => {
  await portal.door('DELETE', 'journal')
  await portal.call('batch', {
    cmd: { ok: 'crm.item.get?entityTypeId=1&id=1', bad: 'crm.item.get?entityTypeId=1&id=0' },
  })
  await portal.call('profile', {}, people.agent)
  const answer = await fetch(`${portal.url}/_portal/journal.jsonl`)
  const lines = (await answer.text()).trimEnd().split('\n')
  const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(records.map((one) => [one.method, one.status])).toEqual([
    ['crm.item.get', 200],
    ['crm.item.get', 400],
    ['batch', 200],
    ['profile', 200],
  ])
  const names = ['at', 'app', 'user', 'path', 'method', 'params', 'status', 'result', 'ms']
  expect(Object.keys(records[0] ?? {})).toEqual(names)
  expect(Object.keys(records[1] ?? {})).toEqual(names.map((name) => (name === 'result' ? 'error' : name)))
  expect(records[3]).toMatchObject({ app: portal.app.clientId, user: people.agent, path: '/rest/profile' })
})

test.each([
  ['method=crm.*', ['crm.item.get', 'crm.item.get']],
  ['status=error', ['crm.item.get']],
  [`user=${people.agent}`, ['profile']],
  ['app=nobody', []],
])('the journal is filtered by %s', async (query, methods) => {
  const found = (await portal.door('GET', `journal?${query}`)) as { method: string }[]
  expect(found.map((one) => one.method)).toEqual(methods)
})

test('a reset brings back the settings of the start', async () => {
  await portal.door('PUT', 'settings', { profile: 'box-old', features: { rest_offline_extended: false }, closed: true })
  expect(await portal.door('GET', 'settings')).toMatchObject({ profile: 'box-old', edition: 'box', closed: true })
  await portal.door('POST', 'reset', {})
  expect(await portal.door('GET', 'settings')).toMatchObject({
    profile: 'cloud',
    edition: 'cloud',
    closed: false,
    features: { rest_offline_extended: true },
  })
})

test('a door that finds nothing says so in JSON', async () => {
  expect(await portal.door('POST', 'apps/none/update', {})).toEqual({ error: 'There is no application none' })
})
