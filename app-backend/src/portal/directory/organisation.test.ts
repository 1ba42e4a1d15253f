import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import type { BatchItem, Command, PortalClient } from '../client/portal-client.ts'
import type { Tenant } from '../tenant.ts'
import { createDirectoryStore } from './directory-store.ts'
import { createOrganisations } from './organisation.ts'

const database = testDatabase()
const minute = 60_000
let tenant: Tenant
beforeEach(() => {
  tenant = {
    id: randomUUID(),
    memberId: 'm',
    origin: 'https://portal.example',
    clientEndpoint: 'https://portal.example/rest/',
    serverEndpoint: 'https://oauth.example/rest/',
    scopes: ['user_brief', 'department'],
    state: 'active',
    entityTypeId: 1,
    fieldNames: { category: 'C', resolveBy: 'R', mailbox: 'M' },
    folderId: null,
    zone: 'Europe/Moscow',
    language: 'ru',
  }
})

/** A portal of so many people and departments; `refuse` names methods that it refuses from then on. */
function aPortal(size: { people: number; departments: number }) {
  const requests: string[][] = []
  const refuse = new Set<string>()
  const rowOf = (method: string, id: number) =>
    method === 'user.get'
      ? {
          ID: String(id),
          NAME: `Имя ${id}`,
          LAST_NAME: '',
          ACTIVE: id % 7 !== 0,
          UF_DEPARTMENT: [1 + (id % 5)],
          USER_TYPE: 'employee',
        }
      : { ID: String(id), NAME: `Отдел ${id}`, ...(id === 1 ? {} : { PARENT: '1' }), UF_HEAD: String(id) }
  const answer = ({ method, params }: Command): BatchItem => {
    if (refuse.has(method))
      return { ok: false, fault: { code: 'portal.no-rights', detail: '—', portalCode: 'ACCESS_DENIED' } }
    const total = method === 'user.get' ? size.people : size.departments
    const start = Number(params?.['start'] ?? 0)
    const count = Math.max(0, Math.min(50, total - start))
    return { ok: true, total, result: Array.from({ length: count }, (_, at) => rowOf(method, start + at + 1)) }
  }
  const batch = (_: unknown, commands: Record<string, Command>) => {
    requests.push(Object.values(commands).map((one) => one.method))
    return Promise.resolve(Object.fromEntries(Object.entries(commands).map(([key, one]) => [key, answer(one)])))
  }
  const clock = createClock()
  const store = createDirectoryStore(database.prisma)
  const organisations = createOrganisations({ store, portal: { batch: batch as PortalClient['batch'] }, clock })
  return { organisations, requests, refuse, clock, size }
}

it.each([
  [300, 20, 1],
  [499, 180, 1],
  [2_000, 20, 2],
])('reads %i people and %i departments in %i requests', async (people, departments, requests) => {
  const portal = aPortal({ people, departments })
  const read = await portal.organisations.refresh(tenant)
  expect([read.people.length, read.departments?.length]).toEqual([people, departments])
  expect(portal.requests).toHaveLength(requests)
})

it('asks for no more pages than last time there were', async () => {
  const portal = aPortal({ people: 120, departments: 3 })
  await portal.organisations.refresh(tenant)
  await portal.organisations.refresh(tenant)
  expect(portal.requests[1]).toHaveLength(3 + 1)
})

it('reads the portal again only when older than asked', async () => {
  const portal = aPortal({ people: 10, departments: 1 })
  expect(await portal.organisations.of(tenant)).toBeNull()
  await portal.organisations.of(tenant, 10 * minute)
  await portal.organisations.of(tenant, 10 * minute)
  expect(portal.requests).toHaveLength(1)
  portal.clock.setOffset(11 * minute)
  await portal.organisations.of(tenant)
  expect(portal.requests).toHaveLength(1)
  await portal.organisations.of(tenant, 10 * minute)
  expect(portal.requests).toHaveLength(2)
})

it('asks once for everybody who wants it at one time', async () => {
  const portal = aPortal({ people: 10, departments: 1 })
  await Promise.all(Array.from({ length: 20 }, () => portal.organisations.of(tenant, minute)))
  expect(portal.requests).toHaveLength(1)
})

it('knows no departments where the app may not read them, which is not the same as none', async () => {
  const portal = aPortal({ people: 10, departments: 1 })
  const read = await portal.organisations.refresh({ ...tenant, scopes: ['user_brief'] })
  expect(read.departments).toBeNull()
  expect(portal.requests.flat()).not.toContain('department.get')
})

it('keeps the list of before when the portal refuses people', async () => {
  const portal = aPortal({ people: 10, departments: 1 })
  await portal.organisations.refresh(tenant)
  portal.refuse.add('user.get')
  await expect(portal.organisations.refresh(tenant)).rejects.toMatchObject({ code: 'portal.no-rights' })
  expect((await portal.organisations.of(tenant))?.people).toHaveLength(10)
})

it('sees in one process what another one has read', async () => {
  const [first, second] = [aPortal({ people: 10, departments: 1 }), aPortal({ people: 10, departments: 1 })]
  await first.organisations.refresh(tenant)
  expect((await second.organisations.of(tenant))?.people).toHaveLength(10)
  first.size.people = 11
  first.clock.setOffset(minute)
  await first.organisations.refresh(tenant)
  expect((await second.organisations.of(tenant))?.people).toHaveLength(11)
  expect(second.requests).toEqual([])
})
