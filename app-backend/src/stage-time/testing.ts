import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import type { JumpingClock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import type { BatchItem, Command, PlannedWrite, PortalClient, Tenant } from '../portal/index.ts'
import { stageTimeSettings } from './declaration.ts'
import { createFieldList } from './field-list.ts'
import type { ReadDeps } from './read-history.ts'
import { createStageStore } from './store.ts'

/** A row of the played portal's history; it comes into sight later than it happened. */
export interface PlayedRow {
  id: number
  entityId: number
  stageId: string
  at: Date
  seenFrom: Date
}

const pageSize = 50
const resultOf = /^\$result\[(\w+)\]\[items\]\[(\d+)\]\[ID\]$/

/** A portal with nothing but a stage history, behind the interface of the gateway; it counts requests. */
function aPlayedHistory(now: () => Date) {
  const played = { rows: [] as PlayedRow[], requests: 0, fields: [] as string[] }

  function page(after: number) {
    const seen = played.rows.filter(({ id, seenFrom }) => id > after && seenFrom <= now())
    const rows = seen.toSorted((a, b) => a.id - b.id).slice(0, pageSize)
    return {
      items: rows.map(({ id, entityId, stageId, at }) => ({
        ID: id,
        OWNER_ID: entityId,
        STATUS_ID: stageId,
        CREATED_TIME: at.toISOString(),
      })),
    }
  }

  function batch(_actor: unknown, commands: Record<string, Command>) {
    played.requests += 1
    const results = new Map<string, { items: { ID: number }[] }>()
    const answers = Object.entries(commands).map(([key, { method, params }]): [string, BatchItem] => {
      if (method === 'server.time') return [key, { ok: true, result: now().toISOString() }]
      const after = (params as { filter: { '>ID': number | { text: string } } }).filter['>ID']
      const [, from = '', row = ''] = typeof after === 'number' ? [] : (resultOf.exec(after.text) ?? [])
      // A reference that leads nowhere is empty, and the portal takes empty for 0.
      const result = page(typeof after === 'number' ? after : (results.get(from)?.items[Number(row)]?.ID ?? 0))
      results.set(key, result)
      return [key, { ok: true, result }]
    })
    return Promise.resolve(Object.fromEntries(answers))
  }

  function call() {
    played.requests += 1
    return Promise.resolve({ result: { fields: Object.fromEntries(played.fields.map((name) => [name, {}])) } })
  }
  return Object.assign(played, { client: { batch, call } as unknown as PortalClient })
}

/** A portal with a history and a process of ours that reads it, over a real database. */
export async function playStageTime(database: { prisma: PrismaClient }, db: Database, clock: JumpingClock) {
  const portalId = await aTenantRow(database.prisma, clock.now())
  const tenant = {
    id: portalId,
    entityTypeId: 1,
    state: 'active',
    zone: 'UTC',
    fieldNames: { category: 'C' },
  } as Tenant
  const history = aPlayedHistory(clock.now)
  const planned: PlannedWrite[] = []
  const jobs: NewJob[] = []
  const deps: ReadDeps = {
    db,
    clock,
    portal: history.client,
    store: createStageStore(db.prisma),
    writes: {
      plan: (_tx, _run, writes) => {
        planned.push(...writes)
        return Promise.resolve({ runId: '', count: writes.length, refusal: null })
      },
    },
    addJob: (job) => Promise.resolve(void jobs.push(job)),
    tenantOf: () => Promise.resolve(tenant),
    activePortals: () => Promise.resolve([{ id: portalId }]),
    isOn: () => Promise.resolve(true),
    settings: () => Promise.resolve(stageTimeSettings.parse({})),
    workingMsOf: () => Promise.resolve((from, to) => Math.round((to.getTime() - from.getTime()) / 2)),
    fieldsOf: createFieldList({ portal: history.client, clock }),
  }
  return {
    portalId,
    tenant,
    history,
    planned,
    jobs,
    deps,
    stays: () =>
      inPortal(portalId, () => db.prisma.stageStay.findMany({ orderBy: [{ entityId: 'asc' }, { number: 'asc' }] })),
  }
}
