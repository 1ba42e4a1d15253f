import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { mendPortal } from '../life/mend.ts'
import { createTenantStore } from '../store.ts'
import type { Tenant } from '../tenant.ts'
import { bindAll } from './bind-all.ts'
import { lookAtPortal } from './look-at-portal.ts'
import { readSetup, runSetup, type SetupDeps } from './run-setup.ts'
import type { SliceDeclaration } from './slice-declaration.ts'
import { aDeclaration, aSetupPortal, type PlayedPortal } from './testing.ts'

const database = testDatabase()
const clock = createClock()
const log = createLogger('silent')
const url = 'https://app.example'
const core = aDeclaration(
  'core',
  {
    scopes: ['crm', 'placement'],
    events: ['ONCRMLEADADD', 'ONAPPUNINSTALL'],
    offlineEvents: ['ONCRMLEADUPDATE'],
    placements: [{ placement: 'LEFT_MENU', path: '/p/main', title: { ru: 'Порядок', en: 'Poryadok' } }],
  },
  { essential: true },
)
const tasks = aDeclaration('tasks', {
  scopes: ['task'],
  methods: ['tasks.task.add'],
  events: ['ONTASKADD'],
  robots: [{ code: 'poryadok_task', path: '/robot', name: { ru: 'Задание', en: 'Task' } }],
})
const handler = `${url}/events`
const coreHooks = [
  `event online ONAPPUNINSTALL ${handler}`,
  `event online ONCRMLEADADD ${handler}`,
  `placement LEFT_MENU ${url}/p/main`,
]
let tenant: Tenant

beforeEach(async () => {
  const id = await aTenantRow(database.prisma, clock.now())
  await database.prisma.portal.update({ where: { id }, data: { state: 'installing' } })
  tenant = (await tenants().byId(id)) as Tenant
})
const tenants = () => createTenantStore(database.app, createSealing(Buffer.alloc(32, 7)))

function setUp(changes: Partial<PlayedPortal> = {}, slices: readonly SliceDeclaration[] = [core, tasks]) {
  const played = aSetupPortal(changes)
  const off = new Set<string>()
  const chosen: Record<string, unknown> = {}
  const deps: SetupDeps = {
    portal: played.portal,
    slices,
    publicUrl: url,
    tenants: tenants(),
    directory: { refresh: () => Promise.resolve({ stages: [], people: [], categories: [] }) } as never,
    clock,
    ready: () => Promise.resolve(),
    switchedOff: () => Promise.resolve(off),
    mailboxOf: () => Promise.resolve(null),
    chosen: () => Promise.resolve(chosen),
  }
  return { ...played, deps, off, chosen }
}

it('binds what the slices that can work need, and nothing of the others', async () => {
  const { deps, hooks } = setUp()
  const { ready, slices } = await runSetup(deps, tenant, 1, 'ru')
  expect(ready).toBe(true)
  expect(hooks()).toEqual(coreHooks)
  expect(slices.map(({ name, state, missing }) => [name, state, missing])).toEqual([
    ['core', 'on', []],
    ['tasks', 'blocked', [{ kind: 'scope', names: ['task'] }]],
  ])
})

it('a slice comes on by itself once the right is there', async () => {
  const { deps, state, hooks } = setUp()
  await runSetup(deps, tenant, 1, 'ru')
  state.scopes.push('task')
  state.methods.push('tasks.task.add')
  await runSetup(deps, tenant, 1, 'ru')
  expect(hooks()).toEqual([...coreHooks, `event online ONTASKADD ${handler}`, 'robot poryadok_task'].toSorted())
})

it('names the method that an older box lacks', async () => {
  const { deps } = setUp({ scopes: ['crm', 'placement', 'task'] })
  const { slices } = await readSetup(deps, tenant, 'ru')
  expect(slices[1]?.missing).toEqual([{ kind: 'method', names: ['tasks.task.add'] }])
})

it('is not ready while a slice that it stands on lacks a right, and changes nothing', async () => {
  const { deps, hooks } = setUp({ scopes: ['crm'] })
  const { ready, steps } = await runSetup(deps, tenant, 1, 'ru')
  expect(ready).toBe(false)
  expect(steps.find((step) => step.id === 'scopes')?.detail.params).toEqual({ scopes: 'placement' })
  expect(hooks()).toEqual([])
})

it('run again it writes nothing', async () => {
  const { deps, requests } = setUp()
  await runSetup(deps, tenant, 1, 'ru')
  requests.length = 0
  await runSetup(deps, tenant, 1, 'ru')
  expect(requests.flat().filter((method) => /\.(bind|unbind|add)$/.test(method))).toEqual([])
})

it('takes away what is left over from another address and another version', async () => {
  const { deps, state, hooks } = setUp()
  const old = 'https://old.example/events'
  state.hooks.push(
    { key: `event online ONCRMLEADADD ${old}`, listed: { event: 'ONCRMLEADADD', handler: old, offline: 0 } },
    { key: `event online ONCRMDEALADD ${handler}`, listed: { event: 'ONCRMDEALADD', handler, offline: 0 } },
  )
  const before = await readSetup(deps, tenant, 'ru')
  expect(before.steps.find((step) => step.id === 'events')?.detail).toEqual({
    code: 'events.todo',
    params: { count: 2 },
  })
  await runSetup(deps, tenant, 1, 'ru')
  expect(hooks()).toEqual(coreHooks)
})

it('a hook that a setting asks for comes and goes with it; of background frames the old one goes first', async () => {
  const title = { ru: 'Звонок', en: 'Call' }
  const background = aDeclaration(
    'calls',
    {},
    {
      needs: (_target, chosen) => ({
        placements: chosen?.['ownCards']
          ? [{ placement: 'PAGE_BACKGROUND_WORKER', path: '/p/own-call-card', title, background: true }]
          : [],
      }),
    },
  )
  const { deps, state, hooks, chosen, bound } = setUp({}, [core, background])
  await runSetup(deps, tenant, 1, 'ru')
  expect(hooks()).toEqual(coreHooks)
  chosen['ownCards'] = true
  const old = 'https://old.example/p/own-call-card'
  state.hooks.push({
    key: `placement PAGE_BACKGROUND_WORKER ${old}`,
    listed: { placement: 'PAGE_BACKGROUND_WORKER', handler: old },
  })
  await runSetup(deps, tenant, 1, 'ru')
  expect(hooks()).toEqual([...coreHooks, `placement PAGE_BACKGROUND_WORKER ${url}/p/own-call-card`].toSorted())
  expect(bound('PAGE_BACKGROUND_WORKER')).toEqual([{ errorHandlerUrl: `${url}/placement-gone/${tenant.id}` }])
  chosen['ownCards'] = false
  await runSetup(deps, tenant, 1, 'ru')
  expect(hooks()).toEqual(coreHooks)
})

it('another process that binds at the same time is no fault', async () => {
  const { deps, hooks } = setUp()
  const actor = { kind: 'portal', portalId: tenant.id } as const
  const { bindings } = await lookAtPortal(deps, actor, 1, 'ru')
  await runSetup(deps, tenant, 1, 'ru')
  await bindAll(deps, actor, bindings)
  expect(hooks()).toEqual(coreHooks)
})

it('the portal’s own queue is bound where the tariff has it', async () => {
  const { deps, hooks } = setUp({ features: ['rest_offline_extended'] })
  await runSetup(deps, tenant, 1, 'ru')
  expect(hooks()).toContain('event offline ONCRMLEADUPDATE ')
  expect(hooks()).toContain(`event online ONOFFLINEEVENT ${handler}`)
  expect((await deps.tenants.abilities(tenant.id)).features).toEqual(['rest_offline_extended'])
})

it('an event behind a right is bound once the right is granted', async () => {
  const people = aDeclaration('people', { scopedEvents: { user: ['ONUSERADD'] } })
  const { deps, state, hooks } = setUp({}, [core, people])
  await runSetup(deps, tenant, 1, 'ru')
  expect(hooks()).toEqual(coreHooks)
  state.scopes.push('user')
  await runSetup(deps, tenant, 1, 'ru')
  expect(hooks()).toEqual([...coreHooks, `event online ONUSERADD ${handler}`].toSorted())
})

it('the doctor costs one request up to 50 questions, two up to 100', async () => {
  const { deps, requests } = setUp()
  await readSetup(deps, tenant, 'ru')
  expect(requests).toHaveLength(1)
  const many = Array.from({ length: 60 }, (_, at) => `some.method.${at}`)
  const large = setUp({}, [core, aDeclaration('large', { methods: many })])
  await readSetup(large.deps, tenant, 'ru')
  expect(large.requests).toHaveLength(2)
})

it('a slice that is switched off loses its hooks, and gets them back', async () => {
  const { deps, off, hooks } = setUp({ scopes: ['crm', 'placement', 'task'], methods: ['tasks.task.add'] })
  await runSetup(deps, tenant, 1, 'ru')
  const all = hooks()
  off.add('tasks')
  const active = (await deps.tenants.byId(tenant.id)) as Tenant
  await mendPortal({ ...deps, log }, active)
  expect(hooks()).toEqual(coreHooks)
  off.clear()
  await mendPortal({ ...deps, log }, active)
  expect(hooks()).toEqual(all)
})

it('an owner who is no administrator any more is seen, and the next administrator is waited for', async () => {
  const { deps, state } = setUp()
  await runSetup(deps, tenant, 1, 'ru')
  await database.prisma.portal.update({ where: { id: tenant.id }, data: { accessToken: 'sealed' } })
  expect(await deps.tenants.hasToken(tenant.id)).toBe(true)
  state.admin = false
  const active = (await deps.tenants.byId(tenant.id)) as Tenant
  await mendPortal({ ...deps, log }, active)
  expect(await deps.tenants.hasToken(tenant.id)).toBe(false)
})

it('makes the hidden fields that a slice asks for by the stages of the portal', async () => {
  const times = aDeclaration(
    'times',
    {},
    {
      needs: ({ stages = [] }) => ({
        userFields: stages.map(({ id, name }) => ({
          name: `UF_CRM_T_${id}`,
          type: 'integer' as const,
          label: { ru: name, en: name },
          hidden: true,
        })),
      }),
    },
  )
  const { deps, state } = setUp({}, [core, times])
  await runSetup(deps, tenant, 1, 'ru')
  expect(state.fields).toEqual(['UF_CRM_T_NEW'])
  // A field that is gone, or whose stage is new, is made by the next look.
  state.fields.length = 0
  const active = (await deps.tenants.byId(tenant.id)) as Tenant
  await mendPortal({ ...deps, log }, active)
  expect(state.fields).toEqual(['UF_CRM_T_NEW'])
})
