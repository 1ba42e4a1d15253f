import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { faultError } from '../client/fault-error.ts'
import type { BatchItem, Command, PortalClient } from '../client/portal-client.ts'
import type { Actor, Tenant } from '../tenant.ts'
import type { DirectoryStore } from './directory-store.ts'
import type { Department, Organisation, Person } from '../rules/organisation.ts'

const kind = 'organisation'
const pageSize = 50
/** Pages asked for while the portal's size is not known: with these 500 people and 200 departments fit into one request. */
const unknownPages = { people: 10, departments: 4 }
const largestBatch = 50

const user = z.object({
  ID: z.coerce.number().int(),
  NAME: z.string().nullish(),
  LAST_NAME: z.string().nullish(),
  WORK_POSITION: z.string().nullish(),
  ACTIVE: z.boolean().default(true),
  USER_TYPE: z.string().nullish(),
  // An empty list of departments comes as `false` from older boxes.
  UF_DEPARTMENT: z.array(z.coerce.number().int()).catch([]),
  TIME_ZONE: z.string().nullish(),
  EMAIL: z.string().nullish(),
})
const department = z.object({
  ID: z.coerce.number().int(),
  NAME: z.string(),
  PARENT: z.coerce.number().int().nullish(),
  UF_HEAD: z.coerce.number().int().nullish(),
})
const stored = z.object({
  people: z.array(z.custom<Person>()),
  departments: z.array(z.custom<Department>()).nullable(),
  totals: z.object({ people: z.number(), departments: z.number() }),
})

export interface Organisations {
  /** People and departments, read again first when older than `maxAgeMs`; null when never read. Throws when that reading fails. */
  of(tenant: Tenant, maxAgeMs?: number): Promise<Organisation | null>
  /** Reads now, by the portal's own token: one request for up to 500 people and 200 departments. */
  refresh(tenant: Tenant): Promise<Organisation>
}

interface Deps {
  store: DirectoryStore
  portal: Pick<PortalClient, 'batch'>
  clock: Clock
}

/** The people and departments of portals, stored. Bitrix24 docs: api-reference/user/user-get, api-reference/departments/department-get */
export function createOrganisations({ store, portal, clock }: Deps): Organisations {
  const running = new Map<string, Promise<Organisation>>()
  const warm = new Map<string, Organisation>()
  /** What this process read last: for those who looked at the stored row before and come to ask after. */
  const latest = new Map<string, Organisation>()

  async function read(tenant: Tenant) {
    const row = await store.read(tenant.id, kind)
    const data = row && stored.safeParse(row.data)
    if (!row || !data?.success) return null
    return { ...data.data, fetchedAt: row.fetchedAt }
  }

  const isFresh = (read: Organisation | null, maxAgeMs: number) =>
    read === null ? maxAgeMs === Number.POSITIVE_INFINITY : clock.now().getTime() - read.fetchedAt.getTime() <= maxAgeMs

  async function fetchAll(tenant: Tenant): Promise<Organisation> {
    const before = (await read(tenant))?.totals
    const pages = {
      people: before ? Math.floor(before.people / pageSize) + 1 : unknownPages.people,
      departments: before ? Math.floor(before.departments / pageSize) + 1 : unknownPages.departments,
    }
    const mayReadDepartments = tenant.scopes.includes('department')
    const wanted: [string, Command][] = [
      ...pagesOf('user.get', 0, pages.people),
      ...(mayReadDepartments ? pagesOf('department.get', 0, pages.departments) : []),
    ]
    const items = await ask(portal, tenant, wanted)
    const totals = { people: totalOf(items['user.get 0']), departments: totalOf(items['department.get 0'], 0) }
    const rest: [string, Command][] = [
      ...pagesOf('user.get', pages.people, Math.ceil(totals.people / pageSize)),
      ...(mayReadDepartments
        ? pagesOf('department.get', pages.departments, Math.ceil(totals.departments / pageSize))
        : []),
    ]
    Object.assign(items, await ask(portal, tenant, rest))
    const people = rowsOf(items, 'user.get', totals.people, user).map(personOf)
    const departments = departmentsOf(items, totals.departments)
    const fetchedAt = clock.now()
    await store.save(tenant.id, kind, { people, departments, totals }, fetchedAt)
    return { people, departments, fetchedAt }
  }

  return {
    refresh(tenant) {
      const already = running.get(tenant.id)
      if (already) return already
      const work = fetchAll(tenant)
        .then((fresh) => {
          latest.set(tenant.id, fresh)
          return fresh
        })
        .finally(() => running.delete(tenant.id))
      running.set(tenant.id, work)
      return work
    },
    async of(tenant, maxAgeMs = Number.POSITIVE_INFINITY) {
      const row = await readWarm(tenant)
      if (isFresh(row, maxAgeMs)) return row
      const own = latest.get(tenant.id) ?? null
      return isFresh(own, maxAgeMs) ? own : this.refresh(tenant)
    },
  }

  /** The list is large and asked for often: its row is parsed again only after it was read from the portal again. */
  async function readWarm(tenant: Tenant): Promise<Organisation | null> {
    const at = await store.fetchedAt(tenant.id, kind)
    const held = warm.get(tenant.id)
    if (held && at?.getTime() === held.fetchedAt.getTime()) return held
    const row = await read(tenant)
    if (!row) return null
    const { people, departments, fetchedAt } = row
    const organisation = { people, departments, fetchedAt }
    warm.set(tenant.id, organisation)
    return organisation
  }
}

const pagesOf = (method: string, from: number, to: number): [string, Command][] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => [
    `${method} ${from + at}`,
    { method, params: { sort: 'ID', order: 'ASC', start: (from + at) * pageSize } },
  ])

async function ask(portal: Deps['portal'], tenant: Tenant, wanted: [string, Command][]) {
  const actor: Actor = { kind: 'portal', portalId: tenant.id }
  const items: Record<string, BatchItem> = {}
  for (let at = 0; at < wanted.length; at += largestBatch)
    Object.assign(
      items,
      await portal.batch(actor, Object.fromEntries(wanted.slice(at, at + largestBatch)), { kind: 'read' }),
    )
  return items
}

function totalOf(item: BatchItem | undefined, unless?: number): number {
  if (item?.ok) return item.total ?? (Array.isArray(item.result) ? item.result.length : 0)
  if (unless !== undefined) return unless
  if (!item) throw new AppError('internal')
  throw faultError(item.fault, { kind: 'read' })
}

/** All pages or a fault: a list with a hole in it would dismiss people who work. */
function rowsOf<Row>(items: Record<string, BatchItem>, method: string, total: number, shape: z.ZodType<Row>): Row[] {
  return Array.from({ length: Math.max(1, Math.ceil(total / pageSize)) }, (_, page) => {
    const item = items[`${method} ${page}`]
    if (!item) throw new AppError('internal')
    if (!item.ok) throw faultError(item.fault, { kind: 'read' })
    return z.array(shape).parse(item.result)
  }).flat()
}

function departmentsOf(items: Record<string, BatchItem>, total: number): Department[] | null {
  if (!items['department.get 0']?.ok) return null
  return rowsOf(items, 'department.get', total, department).map((row) => ({
    id: row.ID,
    name: row.NAME,
    parent: row.PARENT || null,
    head: row.UF_HEAD || null,
  }))
}

const kinds: Record<string, Person['kind']> = { employee: 'employee', extranet: 'extranet' }

const personOf = (row: z.infer<typeof user>): Person => ({
  id: row.ID,
  name: [row.NAME, row.LAST_NAME].filter(Boolean).join(' ') || `№ ${row.ID}`,
  position: row.WORK_POSITION || null,
  active: row.ACTIVE,
  kind: kinds[row.USER_TYPE ?? 'employee'] ?? 'other',
  departments: row.UF_DEPARTMENT,
  zone: row.TIME_ZONE || null,
  email: row.EMAIL || null,
})
