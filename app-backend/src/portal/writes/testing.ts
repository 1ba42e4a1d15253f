import type { PrismaClient } from '@poryadok/prisma'
import type { JumpingClock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { createJobs } from '../../platform/jobs/create-jobs.ts'
import type { Database } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import type { BatchItem, Command, Params, PortalClient } from '../client/portal-client.ts'
import { createWrites, type Writes } from './create-writes.ts'
import type { PlannedWrite, Run, Written, WriteTrail } from './ledger.ts'
import { loopLimits } from './rules/loop-guard.ts'
import type { Once } from './write-once.ts'

type Item = Record<string, unknown> & { id: number }

/** A portal of leads that remembers what was written, and loses answers or dies on demand. */
export interface PlayedLeads {
  portal: PortalClient
  items: Map<number, Item>
  /** REST requests, as lists of their methods. */
  requests: string[][]
  /** Calls of the write methods that took effect. */
  written: string[]
  /** Runs after the writes of a request took effect, before its answer: throw to lose the answer. */
  beforeAnswer: (methods: string[]) => void
  /** Runs before anything is done: throw to be away. */
  beforeWork: (methods: string[]) => void
}

export function playedLeads(clock: JumpingClock): PlayedLeads {
  const items = new Map<number, Item>()
  const played: PlayedLeads = {
    items,
    requests: [],
    written: [],
    beforeAnswer: () => {},
    beforeWork: () => {},
    portal: {
      async call(_, method, params) {
        played.requests.push([method])
        played.beforeWork([method])
        const item = run(method, params)
        played.beforeAnswer([method])
        if (!item.ok) throw new AppError('portal.refused', { params: { detail: item.fault.detail } })
        return item
      },
      async batch<Key extends string>(_: unknown, commands: Record<Key, Command>) {
        const list = Object.entries<Command>(commands)
        const methods = list.map(([, { method }]) => method)
        played.requests.push(methods)
        played.beforeWork(methods)
        const answers = list.map(([key, { method, params = {} }]) => [key, run(method, params)] as const)
        played.beforeAnswer(methods)
        return Object.fromEntries(answers) as Record<Key, BatchItem>
      },
      upload: () => Promise.reject(new Error('nobody plays uploads')),
    },
  }

  const refused = (detail: string): BatchItem => ({
    ok: false,
    fault: { code: 'portal.refused', detail, portalCode: 'NOT_FOUND' },
  })
  const stamp = () => ({ updatedTime: clock.now().toISOString(), updatedBy: 1 })

  function run(method: string, params: Params): BatchItem {
    const id = Number(params['id'])
    const fields = (params['fields'] ?? {}) as Record<string, unknown>
    if (method === 'crm.item.list') return { ok: true, result: { items: matching(params['filter'] as Params) } }
    if (method !== 'crm.item.add' && !items.has(id)) return refused('Элемент не найден')
    played.written.push(method)
    if (method === 'crm.item.delete') return { ok: items.delete(id), result: [] } as BatchItem
    const next = method === 'crm.item.add' ? Math.max(0, ...items.keys()) + 1 : id
    const item = { ...items.get(next), ...fields, ...stamp(), id: next }
    items.set(next, item)
    return { ok: true, result: { item } }
  }

  const matching = (filter: Params) =>
    [...items.values()].filter((item) =>
      Object.entries(filter).every(([key, wanted]) =>
        key === '@id' ? (wanted as number[]).includes(item.id) : item[key] === wanted,
      ),
    )
  return played
}

/** The outbox over a played portal; `work` does the portal's jobs that are due until none is. */
export function anOutbox(db: Database, clock: JumpingClock, portal: PortalClient, heard?: WriteTrail) {
  const trail: Written[] = []
  const remembered: unknown[] = []
  const refused: string[] = []
  const log = createLogger('silent')
  const jobs = createJobs({ db, clock, log }, {})
  const writes: Writes = createWrites({
    prisma: db.prisma,
    clock,
    log,
    portal,
    addJob: (job, tx) => jobs.add(job, tx),
    loopLimits: () => Promise.resolve(loopLimits),
    refused: async (_tx, { rule }) => void refused.push(rule),
    remember: async (_portalId, _entityTypeId, item) => void remembered.push(item),
    async trail(tx, portalId, written) {
      trail.push(...written)
      await heard?.(tx, portalId, written)
    },
  })
  const job = (portalId: string) => ({
    id: 1,
    portalId,
    queue: 'writes',
    key: 'writes',
    payload: {},
    dueAt: clock.now(),
    attempts: 0,
  })
  return {
    writes,
    trail,
    remembered,
    /** Rules that the guard against loops stopped. */
    refused,
    /** One go of the job; what it answers. */
    work: (portalId: string) => writes.handler(job(portalId), new AbortController().signal),
  }
}

export const aRun = (portalId: string, changes: Partial<Run> = {}): Run => ({
  portalId,
  rule: 'routing',
  mode: 'live',
  cause: { kind: 'schedule', id: '1' },
  ...changes,
})

/** A change of fields of a lead. */
export const anUpdate = (
  key: string,
  entityId: number,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  changes: Partial<PlannedWrite> = {},
): PlannedWrite => ({
  key,
  action: 'update',
  entityTypeId: 1,
  entityId,
  method: 'crm.item.update',
  params: { entityTypeId: 1, id: entityId, fields: after, useOriginalUfNames: 'Y' },
  before,
  after,
  because: [],
  lookUp: { kind: 'fields' },
  ...changes,
})

/** A new lead, found by its mark. */
export function anAdd(key: string, title: string): PlannedWrite {
  const mark = { originatorId: 'poryadok', originId: key }
  const fields = { title, ...mark }
  return {
    key,
    action: 'add',
    entityTypeId: 1,
    entityId: null,
    method: 'crm.item.add',
    params: { entityTypeId: 1, fields },
    before: {},
    after: fields,
    because: [],
    lookUp: { kind: 'find', method: 'crm.item.list', params: { entityTypeId: 1, filter: mark }, path: ['items'] },
  }
}

/** Rows of the ledger as `key state`, in order. */
export async function states(prisma: PrismaClient, portalId: string): Promise<string[]> {
  const rows = await prisma.ledgerEntry.findMany({ where: { portalId }, orderBy: { id: 'asc' } })
  return rows.map((row) => `${row.key} ${row.state}`)
}

/** A write that somebody waits for, named `k`. */
export const aNamedWrite = (
  { write, lookUp }: Pick<Once<{ id: number }>, 'write' | 'lookUp'>,
  portalId = '00000000-0000-0000-0000-000000000001',
  key = 'k',
): Once<{ id: number }> => ({
  run: { ...aRun(portalId), name: key },
  entries: [
    {
      key,
      action: 'add',
      entityTypeId: 1,
      entityId: null,
      method: 'crm.item.add',
      params: {},
      before: {},
      after: { title: 'Запрос' },
      because: [],
    },
  ],
  made: ({ id }) => ({ [key]: id }),
  write,
  lookUp,
})
