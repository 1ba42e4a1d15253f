import { z } from 'zod'
import type { BatchItem, Command, PortalClient } from '../client/portal-client.ts'
import type { SliceDeclaration, SliceNeeds } from './slice-declaration.ts'

/** A slice with these needs; it may be lacking and is no part of the core unless told. */
export const aDeclaration = (
  name: string,
  needs: Partial<SliceNeeds>,
  changes: Partial<SliceDeclaration> = {},
): SliceDeclaration => ({
  name,
  title: { ru: name, en: name },
  summary: { ru: name, en: name },
  essential: false,
  switchable: true,
  needs: () => needs,
  settings: z.object({}),
  ...changes,
})

interface Hook {
  key: string
  listed: Record<string, unknown>
}

/** What the played portal has and grants; tests change it. */
export interface PlayedPortal {
  scopes: string[]
  methods: string[]
  features: string[]
  admin: boolean
  installed: boolean
  hooks: Hook[]
  fields: string[]
}

type Params = Record<string, string>
const fault = (detail: string): BatchItem => ({
  ok: false,
  fault: { code: 'portal.refused', detail, portalCode: 'ERROR_CORE' },
})
const ok = (result: unknown): BatchItem => ({ ok: true, result })

/** Plays the methods of the set-up over a small state, and keeps the names of requests and of what rode in them. */
export function aSetupPortal(changes: Partial<PlayedPortal> = {}) {
  const state: PlayedPortal = {
    scopes: ['crm', 'placement', 'user_brief', 'disk'],
    methods: [],
    features: [],
    admin: true,
    installed: true,
    hooks: [],
    fields: [],
    ...changes,
  }
  const requests: string[][] = []
  const optionsOf: [placement: string, options: unknown][] = []
  const listed = (kind: string) => ok(state.hooks.filter(({ key }) => key.startsWith(kind)).map((one) => one.listed))
  const bind = (key: string, hook: Record<string, unknown>) => {
    if (state.hooks.some((one) => one.key === key)) return fault('Unable to set handler: Handler already binded')
    state.hooks.push({ key, listed: hook })
    return ok(true)
  }
  const unbind = (key: string) => {
    state.hooks = state.hooks.filter((one) => one.key !== key)
    return ok({ count: 1 })
  }
  const eventKey = (p: Params) =>
    p['event_type'] === 'offline' ? `event offline ${p['event']} ` : `event online ${p['event']} ${p['handler']}`
  const played: Record<string, (params: Params) => BatchItem> = {
    scope: () => ok(state.scopes),
    'app.info': () => ok({ INSTALLED: state.installed, PAYMENT_EXPIRED: 'N', LICENSE: 'ru_pro100' }),
    profile: () => ok({ ID: '1', ADMIN: state.admin, NAME: 'Марина', LAST_NAME: 'Лучинина' }),
    'crm.settings.mode.get': () => ok(1),
    'crm.type.list': () => ok({ types: [] }),
    'crm.status.list': () =>
      ok([
        { STATUS_ID: 'NEW', NAME: 'Новый', ENTITY_ID: 'STATUS' },
        { STATUS_ID: 'CALL', NAME: 'Звонок', ENTITY_ID: 'SOURCE' },
      ]),
    'crm.lead.userfield.list': () => ok(state.fields.map((FIELD_NAME) => ({ FIELD_NAME }))),
    'crm.item.fields': () => ok({ fields: {} }),
    'crm.lead.userfield.add': (p) => {
      state.fields.push(`UF_CRM_${(p['fields'] as unknown as Params)['FIELD_NAME']}`)
      return ok(1)
    },
    'disk.storage.getforapp': () => ok({ ROOT_OBJECT_ID: '5' }),
    'method.get': (p) => {
      const there = state.methods.includes(p['name'] ?? '')
      return ok({ isExisting: there, isAvailable: there })
    },
    'feature.get': (p) => ok({ value: state.features.includes(p['CODE'] ?? '') ? 'Y' : 'N' }),
    'event.get': () => listed('event'),
    'placement.get': () => listed('placement'),
    'bizproc.robot.list': () =>
      ok(state.hooks.filter(({ key }) => key.startsWith('robot')).map((one) => one.listed['code'])),
    'event.bind': (p) =>
      bind(eventKey(p), {
        event: p['event'],
        ...(p['event_type'] === 'offline' ? { offline: 1 } : { handler: p['handler'], offline: 0 }),
      }),
    'event.unbind': (p) => unbind(eventKey(p)),
    'placement.bind': (p) => {
      const alone = p['PLACEMENT'] === 'PAGE_BACKGROUND_WORKER'
      if (alone && state.hooks.some(({ key }) => key.startsWith(`placement ${p['PLACEMENT']} `)))
        return fault('Placement max count')
      optionsOf.push([p['PLACEMENT'] ?? '', p['OPTIONS']])
      return bind(`placement ${p['PLACEMENT']} ${p['HANDLER']}`, { placement: p['PLACEMENT'], handler: p['HANDLER'] })
    },
    'placement.unbind': (p) => unbind(`placement ${p['PLACEMENT']} ${p['HANDLER']}`),
    'bizproc.robot.add': (p) => bind(`robot ${p['CODE']}`, { code: p['CODE'] }),
    'bizproc.robot.delete': (p) => unbind(`robot ${p['CODE']}`),
  }
  const run = ({ method, params = {} }: Command): BatchItem => {
    const play = played[method]
    if (!play) throw new Error(`nobody plays ${method}`)
    return play(params as Params)
  }
  const portal: PortalClient = {
    async call(_, method, params) {
      requests.push([method])
      const item = run({ method, params })
      if (!item.ok) throw new Error(item.fault.detail)
      return item
    },
    async batch<Key extends string>(_: unknown, commands: Record<Key, Command>) {
      const list = Object.entries<Command>(commands)
      requests.push(list.map(([, command]) => command.method))
      return Object.fromEntries(list.map(([key, command]) => [key, run(command)])) as Record<Key, BatchItem>
    },
    upload: () => Promise.reject(new Error('nobody plays uploads')),
  }
  return {
    portal,
    state,
    requests,
    hooks: () => state.hooks.map((one) => one.key).toSorted(),
    /** Options with which a placement was bound. */
    bound: (placement: string) => optionsOf.filter(([name]) => name === placement).map(([, options]) => options),
  }
}
