import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { errorSentence } from '../../platform/errors/error-sentence.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import { createDirectoryStore } from '../directory/directory-store.ts'
import type { Organisation, Person } from '../rules/organisation.ts'
import type { Tenant } from '../tenant.ts'
import { createKnownAdministrators } from './administrators-store.ts'
import { createPermissionStore } from './permission-store.ts'
import { createPermissions } from './permissions.ts'

const database = testDatabase()
const minute = 60_000
const clock = createClock()
let tenant: Tenant
beforeEach(async () => {
  clock.setOffset(0)
  tenant = { id: await aTenantRow(database.prisma, clock.now()), zone: 'UTC', language: 'ru' } as Tenant
})

const person = (id: number, name: string, changes: Partial<Person> = {}): Person => ({
  id,
  name,
  position: null,
  active: true,
  kind: 'employee',
  departments: [1],
  zone: null,
  email: null,
  ...changes,
})

/** Rights over a played list of people: its age, and whether the portal answers, are the test's. */
function playing() {
  const organisation: Organisation = {
    people: [
      person(2, 'Олег Седов'),
      person(3, 'Ирина Белова'),
      person(4, 'Павел Юдин', { kind: 'extranet' }),
      person(5, 'Анна Гусева', { active: false }),
    ],
    departments: [{ id: 1, name: 'Поддержка', parent: null, head: 2 }],
    fetchedAt: clock.now(),
  }
  const portal = { down: false, reads: 0, now: organisation }
  const store = createPermissionStore(database.prisma)
  const administrators = createKnownAdministrators(createDirectoryStore(database.prisma))
  let held = organisation
  const permissions = createPermissions({
    store,
    administrators,
    clock,
    organisations: {
      of: (_, maxAgeMs = Number.POSITIVE_INFINITY) => {
        if (clock.now().getTime() - held.fetchedAt.getTime() <= maxAgeMs) return Promise.resolve(held)
        portal.reads += 1
        if (portal.down) return Promise.reject(new AppError('portal.unavailable'))
        held = { ...portal.now, fetchedAt: clock.now() }
        return Promise.resolve(held)
      },
      refresh: () => Promise.reject(new Error('nobody asks for it')),
    },
  })
  return { permissions, store, portal, administrators }
}
const viewer = (userId: number, isAdmin = false) => ({
  portalId: tenant.id,
  userId,
  isAdmin,
  name: `Человек ${userId}`,
  accessToken: '',
})

describe('a person', () => {
  it.each([
    ['administrator', viewerOf(1, true), 'permissions.edit', null],
    ['head', viewerOf(2), 'rules.publish', null],
    ['head', viewerOf(2), 'settings.edit', 'permission.denied'],
    ['agent', viewerOf(3), 'requests.create', null],
    ['agent', viewerOf(3), 'rules.edit', 'permission.denied'],
    ['agent', viewerOf(3), 'app.administer', 'portal.admin-only'],
    ['extranet user', viewerOf(4), 'requests.read', 'permission.denied'],
    ['dismissed person', viewerOf(5), 'requests.read', 'permission.denied'],
    ['newcomer', viewerOf(99), 'requests.read', null],
  ] as const)('who is %s %s', async (_, who, action, code) => {
    const check = playing().permissions.check(tenant, viewer(who.id, who.isAdmin), action)
    const outcome = await check.then(
      () => null,
      (error: AppError) => error.code,
    )
    expect(outcome).toBe(code)
  })

  it('is an integrator when an administrator named them', async () => {
    const { permissions, store } = playing()
    await store.save(tenant.id, { matrix: {}, integrators: [3], revision: 0 }, 1, clock.now())
    await permissions.check(tenant, viewer(3), 'settings.edit')
    expect((await permissions.of(tenant, viewer(3))).roles).toEqual(['agent', 'integrator'])
  })

  it('loses an action as soon as the matrix says so', async () => {
    const { permissions, store } = playing()
    await permissions.check(tenant, viewer(2), 'rules.publish')
    const matrix = { 'rules.publish': ['administrator'] as const }
    await store.save(tenant.id, { matrix, integrators: [], revision: 0 }, 1, clock.now())
    await expect(permissions.check(tenant, viewer(2), 'rules.publish')).rejects.toMatchObject({
      code: 'permission.denied',
    })
  })
})

describe('a refusal', () => {
  it('names the right and up to three people who have it, in both languages', async () => {
    const { permissions } = playing()
    await permissions.check(tenant, { ...viewer(1, true), name: 'Вера Климова' }, 'app.open')
    const error = await permissions.check(tenant, viewer(3), 'rules.publish').catch((thrown: AppError) => thrown)
    expect(errorSentence(error as AppError, 'ru', 'r')).toMatchObject({
      message: 'У вас нет права «Публиковать правила».',
      action: 'Это право есть здесь: Вера Климова, Олег Седов. Раздаёт его администратор портала.',
    })
    expect(errorSentence(error as AppError, 'en', 'r').message).toBe('You have no right «Publish rules».')
  })

  it('names an administrator of the portal where none was met', async () => {
    const error = await playing()
      .permissions.check(tenant, viewer(3), 'app.administer')
      .catch((thrown: AppError) => thrown)
    expect(errorSentence(error as AppError, 'ru', 'r').action).toBe('Кого попросить: администратор портала.')
  })
})

describe('lists older than ten minutes', () => {
  it('are read again before a head is believed', async () => {
    const { permissions, portal } = playing()
    portal.now = { ...portal.now, departments: [] }
    clock.setOffset(10 * minute + 1_000)
    await expect(permissions.check(tenant, viewer(2), 'rules.publish')).rejects.toMatchObject({
      code: 'permission.denied',
    })
    expect(portal.reads).toBe(1)
  })

  it('refuse nobody: who was hired back is read first', async () => {
    const { permissions, portal } = playing()
    portal.now = { ...portal.now, people: [person(5, 'Анна Гусева')] }
    clock.setOffset(10 * minute + 1_000)
    await permissions.check(tenant, viewer(5), 'requests.read')
    expect(portal.reads).toBe(1)
  })

  it('cost an agent no request', async () => {
    const { permissions, portal } = playing()
    clock.setOffset(100 * minute)
    await permissions.check(tenant, viewer(3), 'requests.read')
    expect(portal.reads).toBe(0)
  })

  it('grant nothing while the portal does not answer', async () => {
    const { permissions, portal } = playing()
    portal.down = true
    clock.setOffset(10 * minute + 1_000)
    await expect(permissions.check(tenant, viewer(2), 'rules.publish')).rejects.toMatchObject({
      code: 'portal.unavailable',
    })
    await permissions.check(tenant, viewer(3), 'requests.read')
  })
})

describe('the matrix', () => {
  it('is saved by the first of two who began from the same one', async () => {
    const { store } = playing()
    const next = { matrix: {}, integrators: [3], revision: 0 }
    const tries = await Promise.allSettled([1, 2].map((user) => store.save(tenant.id, next, user, clock.now())))
    expect(tries.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await database.prisma.settingsChange.count({ where: { portalId: tenant.id } })).toBe(1)
  })
})

function viewerOf(id: number, isAdmin = false) {
  return { id, isAdmin }
}
