import type { TestDatabase } from '@poryadok/prisma/testing'
import { inPortal } from '@poryadok/prisma/scope'
import { pino } from 'pino'
import { createDatabase } from '../platform/db/database.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import type { ChangeListener, Organisation, PlannedWrite, RecordState, Tenant, Viewer } from '../portal/index.ts'
import { companyStatusSettings } from './declaration.ts'
import { hearCompanies } from './hear-companies.ts'
import { judgeChanges } from './judge-changes.ts'
import { statusField } from './rules/status.ts'
import type { StatusDeps } from './status-deps.ts'

export const cast = { admin: 1, director: 2, head: 3, agent: 4, other: 5, leaver: 6 } as const

const departments = [
  { id: 1, name: 'Компания', parent: null, head: cast.director },
  { id: 2, name: 'Продажи', parent: 1, head: cast.head },
  { id: 3, name: 'Склад', parent: 1, head: cast.leaver },
]
const departmentOf: Record<number, number[]> = { 1: [], 2: [1], 3: [2], 4: [2], 5: [3], 6: [3] }

interface Company {
  id: number
  title: string
  assignedById: number | null
  isMyCompany: 'Y' | 'N'
  status: number | null
}
interface Option {
  ID: number
  VALUE: string
  XML_ID: string
  SORT: number
}

/** A portal in memory with companies, one field and people; everything of it may be changed by the test. */
export async function aStatusWorld(database: TestDatabase, now: Date) {
  const db = createDatabase(database.url, pino({ level: 'silent' }))
  const portalId = await aTenantRow(database.prisma, now)
  const tenant = { id: portalId, state: 'active', language: 'ru', entityTypeId: 1 } as Tenant
  const world = {
    portalId,
    companies: new Map<number, Company>(),
    options: [] as Option[],
    active: new Set<number>(Object.values(cast)),
    settings: companyStatusSettings.parse({}),
    calls: [] as string[],
    planned: [] as PlannedWrite[],
    told: [] as { kind: string; userId: number }[],
  }
  let listen: ChangeListener = () => Promise.resolve()

  const item = ({ status, ...company }: Company) => ({ ...company, [statusField]: status ?? '' })
  function answer(method: string, params: Record<string, unknown>): unknown {
    const fields = params['fields'] as Record<string, unknown>
    if (method === 'crm.company.userfield.list') return []
    if (method === 'crm.company.userfield.get') return { LIST: world.options }
    if (method.startsWith('crm.company.userfield.')) {
      const list = fields['LIST'] as (Partial<Option> & Omit<Option, 'ID'>)[]
      world.options = list.map((one, at) => ({ ...one, ID: one.ID ?? 100 + at }))
      return 77
    }
    if (method === 'crm.item.list') {
      const ids = (params['filter'] as { '@id'?: number[] })['@id'] ?? Array.from(world.companies.keys())
      return { items: ids.flatMap((id) => world.companies.get(id) ?? []).map(item) }
    }
    const company = world.companies.get(Number(params['id']))
    if (company && fields) company.status = Number(fields[statusField]) || null
    return company ? { item: item(company) } : null
  }

  const organisation = (): Organisation => ({
    fetchedAt: now,
    departments,
    people: Object.values(cast).map((id) => ({
      id,
      name: `Сотрудник ${id}`,
      position: null,
      kind: 'employee',
      zone: null,
      email: null,
      active: world.active.has(id),
      departments: departmentOf[id] ?? [],
    })),
  })

  const deps: StatusDeps = {
    db,
    clock: { now: () => now } as StatusDeps['clock'],
    addJob: () => Promise.resolve(),
    portal: {
      call: (_actor, method, params) => {
        world.calls.push(method)
        return Promise.resolve({ result: answer(method, params) })
      },
      batch: () => Promise.reject(new Error('not asked')),
    },
    writes: {
      once: ({ write }) => write(),
      plan: (_tx, run, writes) => {
        world.planned.push(...writes)
        return Promise.resolve({ runId: run.portalId, count: writes.length, refusal: null })
      },
    },
    notices: {
      send: ({ kind, userId }) => Promise.resolve(void world.told.push({ kind, userId })),
      sendToAdministrators: ({ kind }) => Promise.resolve(void world.told.push({ kind, userId: cast.admin })),
    },
    organisation: () => Promise.resolve(organisation()),
    administrators: () => Promise.resolve([{ id: cast.admin, name: 'Администратор' }]),
    remember: () => Promise.resolve(),
    tenantOf: () => Promise.resolve(tenant),
    isOn: () => Promise.resolve(true),
    settings: () => Promise.resolve(world.settings),
  }
  hearCompanies({ watch: () => undefined, onChange: (one) => void (listen = one) }, deps)

  const stateOf = ({ id, title, assignedById, isMyCompany, status }: Company, updatedBy: number): RecordState => ({
    entityTypeId: 4,
    id,
    title,
    assignedById,
    stageId: null,
    categoryId: null,
    companyId: null,
    updatedBy,
    companyIds: [],
    contactIds: [],
    createdTime: now,
    updatedTime: now,
    watched: {
      [statusField]: status ?? '',
      isMyCompany,
    },
  })

  /** Somebody changes a company past the product, or makes it: what the look at it tells. */
  async function seen(company: Company, by: number, former: Company | null, own = false): Promise<void> {
    world.companies.set(company.id, company)
    const after = stateOf(company, by)
    const { watched, id, ...rest } = after
    await db.prisma.$transaction(async (tx) => {
      await tx.recordSnapshot.deleteMany({ where: { portalId, entityTypeId: 4, entityId: id } })
      const kept = { ...rest, portalId, entityId: id, companyIds: [], contactIds: [], seenAt: now }
      await tx.recordSnapshot.createMany({ data: [{ ...kept, watched: watched as Record<string, string> }] })
      const kind = former ? 'changed' : 'added'
      const before = former && stateOf(former, by)
      const change = { kind, entityTypeId: 4, id, fields: [statusField], before, after, updatedBy: by } as const
      await listen(tenant, change, { source: 'online', own, author: null, wrote: [], tx })
    })
  }

  const within = <T>(run: () => Promise<T>): Promise<T> => inPortal(portalId, run)
  return {
    ...world,
    world,
    deps,
    within,
    viewer: (userId: number, isAdmin = userId === cast.admin): Viewer => ({
      portalId,
      userId,
      name: `Сотрудник ${userId}`,
      isAdmin,
      accessToken: 'token',
    }),
    seen: (company: Company, by: number, former: Company | null = null, own = false) =>
      within(() => seen(company, by, former, own)),
    judge: () => within(() => judgeChanges(deps, portalId, new AbortController().signal)),
    stop: () => db.stop(),
  }
}
