import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createLogger } from '../../platform/log/logger.ts'
import type { BatchItem, PortalClient } from '../client/portal-client.ts'
import type { Tenant } from '../tenant.ts'
import { createDirectoryStore } from './directory-store.ts'
import { createDirectory } from './directory.ts'

const database = testDatabase()
const minute = 60_000
const refused: BatchItem = { ok: false, fault: { code: 'portal.no-rights', detail: '—', portalCode: 'ACCESS_DENIED' } }
const stage = { STATUS_ID: 'NEW', NAME: 'Новый', SORT: '10', COLOR: '#aabbcc', ENTITY_ID: 'STATUS' }
let tenant: Tenant
beforeEach(() => {
  tenant = {
    id: randomUUID(),
    memberId: 'm',
    origin: 'https://portal.example',
    clientEndpoint: 'https://portal.example/rest/',
    serverEndpoint: 'https://oauth.example/rest/',
    scopes: [],
    state: 'active',
    entityTypeId: 1,
    fieldNames: { category: 'UF_CATEGORY', resolveBy: 'UF_RESOLVE_BY', mailbox: 'UF_MAILBOX' },
    folderId: null,
    zone: 'Europe/Moscow',
    language: 'ru',
  }
})

/** A directory whose portal answers as `answers` says at the time of each request. */
function playing() {
  const answers: Record<string, BatchItem> = {
    stages: { ok: true, result: [stage] },
    fields: { ok: true, result: { fields: { UF_CATEGORY: { items: [{ ID: 1, VALUE: 'Поставка' }] } } } },
    users0: { ok: true, result: [{ ID: '7', NAME: 'Олег', LAST_NAME: 'Седов' }] },
  }
  const batch = vi.fn((_: unknown, commands: Record<string, unknown>) =>
    Promise.resolve(Object.fromEntries(Object.keys(commands).map((key) => [key, answers[key] ?? refused]))),
  )
  const clock = createClock()
  const log = createLogger('silent')
  const warned = vi.spyOn(log, 'warn')
  const store = createDirectoryStore(database.prisma)
  const portal: Pick<PortalClient, 'batch'> = { batch: batch as unknown as PortalClient['batch'] }
  const directory = createDirectory({ store, portal, clock, log })
  return { answers, batch, clock, directory, store, warned }
}

describe.each(['stages', 'fields'])('when the portal refuses %s', (part) => {
  it('the first read says so and keeps nothing', async () => {
    const { answers, directory, store } = playing()
    answers[part] = refused
    await expect(directory.of(tenant)).rejects.toMatchObject({ code: 'portal.no-rights' })
    expect(await store.read(tenant.id, 'directory:1')).toBeNull()
  })

  it('later reads give the lists of before, and ask again ten minutes later at the soonest', async () => {
    const { answers, directory, clock, batch, warned } = playing()
    const before = await directory.of(tenant)
    answers[part] = refused
    clock.setOffset(61 * minute)
    expect(await directory.of(tenant)).toEqual(before)
    await expect.poll(() => warned.mock.calls.length).toBe(1)
    expect(await directory.of(tenant)).toEqual(before)
    expect(batch).toHaveBeenCalledTimes(2)
    clock.setOffset(72 * minute)
    expect(await directory.of(tenant)).toEqual(before)
    expect(batch).toHaveBeenCalledTimes(3)
  })
})

it('a stage that cannot be read is a fault, not an empty list', async () => {
  const { answers, directory } = playing()
  answers['stages'] = { ok: true, result: [{ ...stage, STATUS_ID: 5 }] }
  await expect(directory.of(tenant)).rejects.toThrow()
})

it('a refused page of people leaves the others', async () => {
  expect((await playing().directory.of(tenant)).people).toEqual([{ id: 7, name: 'Олег Седов', active: true }])
})

it('somebody unknown costs a request in ten minutes, whatever number of screens sees them', async () => {
  const { directory, batch, clock } = playing()
  for (let screen = 0; screen < 5; screen += 1) directory.missed(tenant)
  await expect.poll(async () => (await directory.of(tenant)).people.length).toBe(1)
  for (let screen = 0; screen < 5; screen += 1) directory.missed(tenant)
  expect(batch).toHaveBeenCalledTimes(1)
  directory.missed({ ...tenant, id: randomUUID() })
  expect(batch).toHaveBeenCalledTimes(2)
  clock.setOffset(10 * minute + 1_000)
  directory.missed(tenant)
  expect(batch).toHaveBeenCalledTimes(3)
})
