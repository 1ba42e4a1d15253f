import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { B24Hook } from '@bitrix24/b24jssdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Portal } from '../index.ts'
import { startPortal } from '../index.ts'
import { logEvent } from '../store/log-event.ts'
import { hookOf } from './client-of.ts'

/** B24Hook speaks https only. Bitrix24 docs: local-integrations/local-webhooks. */
let portal: Portal
let hook: B24Hook
beforeAll(async () => {
  portal = await startPortal({ tls: true, limits: false })
  portal.state.webhooks.set(1, { id: 1, userId: 1, secret: 'secret', scopes: ['crm', 'user', 'main', 'tasks'] })
  hook = hookOf(portal, 'secret')
})
afterAll(async () => {
  hook.destroy()
  await portal.stop()
})

test('calls over TLS with the rights of the webhook’s owner', async () => {
  const answer = await hook.actions.v2.call.make<{ ID: string }>({ method: 'profile' })
  expect(answer.getData()?.result.ID).toBe('1')
  expect(portal.state.journal.read().at(-1)).toMatchObject({ app: 'webhook:1', path: '/rest/1/secret/profile' })
})

test('without the certificate the connection is refused', async () => {
  await expect(fetch(`${portal.tls?.url}/rest/1/secret/profile`)).rejects.toThrow('fetch failed')
})

test('a process with NODE_EXTRA_CA_CERTS trusts the portal', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'portal-tls-'))
  const file = path.join(folder, 'portal.pem')
  await writeFile(file, portal.tls?.certificate ?? '')
  const script = `import { B24Hook } from '@bitrix24/b24jssdk'
    const hook = B24Hook.fromWebhookUrl(process.argv[1])
    const answer = await hook.actions.v2.call.make({ method: 'profile' })
    process.stdout.write(answer.getData().result.NAME)`
  const address = `${portal.tls?.url}/rest/1/secret/`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, address], {
    cwd: path.join(import.meta.dirname, '../..'),
    env: { ...process.env, NODE_EXTRA_CA_CERTS: file, NO_PROXY: 'localhost,127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  await once(child, 'close')
  await rm(folder, { recursive: true })
  expect(said).toBe('Марина')
})

test('a batch of commands as an array, as an object and in chunks of fifty', async () => {
  const listed = await hook.actions.v2.batch.make<{ item: { id: number } }>({
    calls: [
      ['crm.item.get', { entityTypeId: 1, id: 1 }],
      ['crm.item.get', { entityTypeId: 1, id: 2 }],
    ],
  })
  expect(listed.getData()).toMatchObject([{ item: { id: 1 } }, { item: { id: 2 } }])
  const named = await hook.actions.v2.batch.make({
    calls: { one: { method: 'crm.item.get', params: { entityTypeId: 1, id: 1 } } },
  })
  expect(named.getData()).toMatchObject({ one: { item: { id: 1 } } })
  const before = portal.state.journal.read().length
  const calls = Array.from(
    { length: 120 },
    (_none, index) => ['crm.item.get', { entityTypeId: 1, id: (index % 5) + 1 }] as [string, object],
  )
  const chunks = await hook.actions.v2.batchByChunk.make<{ item: { id: number } }>({ calls })
  expect(chunks.getData()).toHaveLength(120)
  const requests = portal.state.journal
    .read()
    .slice(before)
    .filter((one) => !one.inBatch)
  expect(requests.map((one) => one.method)).toEqual(['batch', 'batch', 'batch'])
})

test('a method that needs an application is refused to a webhook', async () => {
  const failing = hook.actions.v2.call.make({ method: 'app.option.get' })
  await expect(failing).rejects.toMatchObject({ code: 'WRONG_AUTH_TYPE', status: 403 })
})

test('REST 3.0 through the same webhook', async () => {
  portal.state.eventLog.clear()
  for (let index = 0; index < 70; index += 1)
    logEvent(portal.state, { auditTypeId: 'USER_AUTHORIZE', userId: 1, itemId: '1', description: '' })
  const list = await hook.actions.v3.callList.make<{ id: number }>({
    method: 'main.eventlog.list',
    params: { select: ['id'] },
    customKeyForResult: 'items',
    limit: 20,
  })
  expect(list.getData()).toHaveLength(70)
})

test('a wrong secret is INVALID_CREDENTIALS', async () => {
  const stranger = hookOf(portal, 'wrong')
  const failing = stranger.actions.v2.call.make({ method: 'profile' })
  await expect(failing).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS', status: 403 })
  stranger.destroy()
})
