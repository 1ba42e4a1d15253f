import { BatchReference, type Command, type Tenant, type Viewer } from '../portal/index.ts'
import type { AwayContact, CardDeps } from './card-deps.ts'

export const cast = { caller: 7, colleague: 8, head: 9 } as const

interface Item {
  id: number
  phones: string[]
  assignedById: number
  title?: string
  name?: string
  companyIds?: number[]
  STATUS?: number
}

/** What an earlier answer of the batch has there; empty when it has nothing. */
function referred({ text }: BatchReference, results: unknown): unknown {
  let value = results
  for (const [, step = ''] of text.matchAll(/\[(\w+)\]/g))
    value = (value as Record<string, unknown> | undefined)?.[step]
  return value ?? ''
}

/** A CRM in memory: its index of numbers gives twenty of a kind, and each batch is one request. */
export function aCrm() {
  const crm = {
    COMPANY: [] as Item[],
    CONTACT: [] as Item[],
    LEAD: [] as Item[],
    requests: 0,
    down: false,
    told: [] as { userId: number; kind: string }[],
    away: [] as AwayContact[],
  }
  type Kind = 'COMPANY' | 'CONTACT' | 'LEAD'
  const kindOf: Record<number, Kind> = { 1: 'LEAD', 3: 'CONTACT', 4: 'COMPANY' }

  function answer({ method, params = {} }: Command, before: Record<string, unknown>): unknown {
    if (method === 'crm.duplicate.findbycomm') {
      const kind = params['entity_type'] as Kind
      const values = params['values'] as string[]
      const ids = crm[kind].filter(({ phones }) => phones.some((one) => values.includes(one))).map(({ id }) => id)
      return ids.length === 0 ? [] : { [kind]: ids.slice(0, 20) }
    }
    const asked = (params['filter'] as { '@id': (number | BatchReference)[] })['@id']
    const ids = asked.map((one) => (one instanceof BatchReference ? Number(referred(one, before)) : one))
    return { items: crm[kindOf[Number(params['entityTypeId'])] ?? 'LEAD'].filter(({ id }) => ids.includes(id)) }
  }

  const portal: CardDeps['portal'] = {
    batch: (_actor, commands) => {
      crm.requests += 1
      if (crm.down) return Promise.reject(Object.assign(new Error('down'), { code: 'portal.unavailable' }))
      const results: Record<string, unknown> = {}
      for (const [key, one] of Object.entries<Command>(commands)) results[key] = answer(one, results)
      const answers = Object.entries(results).map(([key, result]) => [key, { ok: true, result }])
      return Promise.resolve(Object.fromEntries(answers))
    },
  }
  const inWork = { key: 'WORKING', name: 'В работе', tone: 'red', isProtected: true }
  const deps = (db: CardDeps['db']): CardDeps => ({
    db,
    portal,
    clock: { now: () => new Date('2026-11-23T09:00:00Z') } as CardDeps['clock'],
    people: {
      organisation: () =>
        Promise.resolve({
          fetchedAt: new Date(0),
          departments: [{ id: 1, name: 'Продажи', parent: null, head: cast.head }],
          people: Object.values(cast).map((id) => ({
            id,
            name: `Сотрудник ${id}`,
            position: null,
            active: true,
            kind: 'employee',
            zone: null,
            email: null,
            departments: [1],
          })),
        }),
      chainOfHeads: () =>
        Promise.resolve({
          heads: [{ userId: cast.head, departmentId: 1, departmentName: 'Продажи', level: 0 }],
          passedOver: [],
          known: true,
        }),
    },
    notices: { send: ({ userId, kind }) => Promise.resolve(void crm.told.push({ userId, kind })) },
    tenantOf: () => Promise.resolve({ language: 'ru' } as Tenant),
    away: (_portalId, ids) => Promise.resolve(crm.away.filter(({ contactId }) => ids.includes(contactId))),
    settings: () => Promise.resolve({ tell: 'head', ownCards: false }),
    statuses: () =>
      Promise.resolve({ field: 'STATUS', known: [inWork], of: (value) => (value === 12 ? inWork : null) }),
  })
  const viewer = (portalId: string, userId: number, isAdmin = false): Viewer => ({
    portalId,
    userId,
    isAdmin,
    name: `Сотрудник ${userId}`,
    accessToken: 'token',
  })
  return { crm, deps, viewer }
}
