import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import type { LongStep } from '../platform/long-work/long-task.ts'
import type { BatchItem, Command, PlannedWrite, PortalClient, Tenant } from '../portal/index.ts'
import { createWriteByPerson } from '../portal/writes/write-by-person.ts'
import { productSettings } from './declaration.ts'
import { loadDirectory } from './load-directory.ts'
import { createPickStore } from './pick-store.ts'
import type { ProductDeps } from './product-deps.ts'
import type { ProductNode } from './rules/product-node.ts'
import { productTree, type ProductTree } from './rules/product-tree.ts'
import { createProductStore } from './store.ts'

/** A node by its key, name and article, below `parent`. */
export const aNode = (key: string, parent: string | null, name: string = key, code = ''): ProductNode => ({
  key,
  parent,
  name,
  code,
  sort: 500,
})

/** Protection devices and boards: two directions with series, versions and articles. */
export const aCatalogue = (): ProductNode[] => [
  aNode('s1', null, 'Аппараты защиты'),
  aNode('s2', 's1', 'ОР-16'),
  aNode('s3', 's2', '3P · C25'),
  aNode('s4', 's1', 'ОР-63'),
  aNode('s5', null, 'Щиты и корпуса'),
  aNode('s6', 's5', 'Щит навесной'),
  aNode('p1', 's3', 'Выключатель ОР-16 3P C25 4,5 кА', 'OP16-3-C25'),
  aNode('p2', 's3', 'Выключатель ОР-16 3P C25 6 кА', 'OP16-3-C25-6'),
  aNode('p3', 's4', 'Выключатель ОР-63 чёрный', 'OP63-1'),
  aNode('p4', 's6', 'Щит ЩР-24', 'SCHR-24'),
]

export const aTree = (nodes: readonly ProductNode[] = aCatalogue()): ProductTree => productTree(nodes).tree

interface Row {
  id: number
  iblockSectionId: number | null
  name: string
  active?: string
  code?: string
  /** Values of the catalogue's own properties. */
  property258?: { value: string } | { value: string }[]
}

const pageSize = 50
const resultOf = /^\$result\[(\w+)\]\[(\w+)\]\[(\d+)\]\[id\]$/

/** A portal with nothing but a catalogue and one record with its product rows, behind the gateway's interface; it counts requests. */
function aPlayedPortal() {
  const played = {
    sections: [] as Row[],
    products: [] as Row[],
    item: { id: 7, opportunity: 0 } as Record<string, unknown>,
    rows: [] as { id: number; productId: number; price: number }[],
    requests: 0,
    refuses: false,
    /** Whether whoever asks may change the record. */
    mayChange: true,
  }
  type Answers = Map<string, Record<string, { id: number }[]>>

  function listed(part: 'sections' | 'products', params: Record<string, unknown>, answers: Answers): BatchItem {
    const given = (params['filter'] as Record<string, unknown>)['>id'] as number | { text: string } | undefined
    const [, key = '', , row = ''] = typeof given === 'object' ? (resultOf.exec(given.text) ?? []) : []
    // A reference that leads nowhere is empty, and the portal takes empty for 0.
    const after = typeof given === 'object' ? (answers.get(key)?.[part]?.[Number(row)]?.id ?? 0) : (given ?? 0)
    const all = played[part]
    const found = all.filter(({ id }) => id > after).toSorted((a, b) => a.id - b.id)
    return { ok: true, result: { [part]: found.slice(0, pageSize) }, total: all.length }
  }

  function rowsOf(params: Record<string, unknown>): BatchItem {
    const { '=productId': ids } = params['filter'] as { '=productId'?: number[] }
    const found = played.rows.filter(({ productId }) => !ids || ids.includes(productId))
    const start = Number(params['start'] ?? 0)
    return { ok: true, result: { productRows: found.slice(start, start + pageSize) }, total: found.length }
  }

  function answer({ method, params = {} }: Command, answers: Answers): BatchItem {
    if (played.refuses)
      return { ok: false, fault: { code: 'portal.no-rights', detail: 'Access Denied', portalCode: '200040300030' } }
    if (method === 'catalog.section.list') return listed('sections', params, answers)
    if (method === 'catalog.product.list') return listed('products', params, answers)
    if (method === 'crm.item.productrow.list') return rowsOf(params)
    if (method === 'crm.item.update') {
      if (!played.mayChange)
        return {
          ok: false,
          fault: { code: 'portal.no-rights', detail: 'Доступ запрещён', portalCode: 'ACCESS_DENIED' },
        }
      played.item = { ...played.item, ...(params['fields'] as object) }
    }
    return { ok: true, result: { item: played.item } }
  }

  function batch(_actor: unknown, commands: Record<string, Command>) {
    played.requests += 1
    const answers: Answers = new Map()
    const items = Object.entries(commands).map(([key, command]): [string, BatchItem] => {
      const one = answer(command, answers)
      if (one.ok) answers.set(key, one.result as Record<string, { id: number }[]>)
      return [key, one]
    })
    return Promise.resolve(Object.fromEntries(items))
  }

  function call() {
    played.requests += 1
    return Promise.resolve({ result: { catalogs: [{ iblockId: 14, name: 'Товары', productIblockId: null }] } })
  }
  return Object.assign(played, { client: { batch, call } as unknown as PortalClient })
}

/** The slice over a real database and a played portal. */
export async function playProducts(database: { prisma: PrismaClient }, db: Database, clock: Clock) {
  const portalId = await aTenantRow(database.prisma, clock.now())
  const portal = aPlayedPortal()
  const planned: PlannedWrite[] = []
  const jobs: NewJob[] = []
  const tenant = { id: portalId, entityTypeId: 1, state: 'active', language: 'ru', fieldNames: { category: 'C' } }
  const settings = productSettings.parse({})
  const deps: ProductDeps = {
    db,
    clock,
    portal: portal.client,
    store: createProductStore(db.prisma),
    picks: createPickStore(db.prisma),
    writes: {
      byPerson: createWriteByPerson({
        prisma: db.prisma,
        trail: () => Promise.resolve(),
        clock,
        portal: portal.client,
        remember: () => Promise.resolve(),
      }),
      plan: (_tx, _run, writes) => {
        planned.push(...writes)
        return Promise.resolve({ runId: '', count: writes.length, refusal: null })
      },
    },
    longWork: { start: () => Promise.reject(new Error('nothing is started here')) },
    loading: () => Promise.resolve({ done: 0, total: 3 }),
    addJob: (job) => Promise.resolve(void jobs.push(job)),
    tenantOf: () => Promise.resolve(tenant as Tenant),
    activePortals: () => Promise.resolve([{ id: portalId }]),
    isOn: () => Promise.resolve(true),
    settings: () => Promise.resolve(settings),
    namesOf: () => Promise.resolve(new Map([[1, 'Анна Орлова']])),
    mayPick: () => Promise.resolve(true),
  }

  /** Reads the catalogue to its end, as the long work does. */
  async function load(): Promise<void> {
    const work = loadDirectory(deps)
    let cursor = work.begin
    const signal = new AbortController().signal
    const save: LongStep<object, typeof cursor>['save'] = (next) => Promise.resolve(void (cursor = next))
    const at = { taskId: '', portalId, payload: {}, signal, save }
    while ((await inPortal(portalId, () => work.step({ ...at, cursor }))) === 'more');
  }
  const within = <Result>(work: () => Promise<Result>) => inPortal(portalId, work)
  return { portalId, portal, planned, jobs, deps, settings, load, within }
}
