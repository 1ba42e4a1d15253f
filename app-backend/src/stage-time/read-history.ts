import { z } from 'zod'
import { faultError, mendJob, type Tenant } from '../portal/index.ts'
import type { FieldList } from './field-list.ts'
import { historyRows, pageChain, type HistoryRow } from './history-page.ts'
import { fieldsOfStages, mirrorWrites } from './mirror-writes.ts'
import { recount, type Recounted } from './recount.ts'
import { isRestored, settledRow } from './rules/settled-row.ts'
import type { StageTimeDeps } from './stage-time-deps.ts'
import type { HistoryCursor, Tx, TypeKey } from './store.ts'

export type ReadDeps = StageTimeDeps & { fieldsOf: FieldList }

export interface HistoryPages {
  rows: HistoryRow[]
  /** More may follow the last row. */
  full: boolean
  /** The portal's time of the reading. */
  now: Date
}

const serverTime = z.string().transform((text) => new Date(text))

/** Pages of the history after a number: one REST request whatever their count. Throws AppError `portal.*`. */
export async function readPages(
  { portal }: Pick<StageTimeDeps, 'portal'>,
  { portalId, entityTypeId }: TypeKey,
  after: number,
  pages: number,
): Promise<HistoryPages> {
  const commands = { time: { method: 'server.time' }, ...pageChain(entityTypeId, after, pages) }
  const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  const results = Object.entries(answers).map(([key, answer]) => {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    return [key, answer.result] as const
  })
  const now = serverTime.parse(results.find(([key]) => key === 'time')?.[1])
  const rows: HistoryRow[] = []
  for (const [key, result] of results) {
    if (key === 'time') continue
    const page = historyRows(result)
    rows.push(...page.rows)
    // What follows a page that is not full was asked for by a reference that leads nowhere.
    if (!page.full) return { rows, full: false, now }
  }
  return { rows, full: true, now }
}

/** Where a reading goes on. */
export interface ReadFrom {
  after: number
  /** Nothing up to there can come any more. */
  settled: boolean
}

/**
 * Reads the history on, from what is settled unless told, and keeps what is new: rows, the stays of their records, the fields that
 * tell of them and the cursor stand or fall together. Resolves to where to go on; null: nothing more is there now.
 */
export async function readHistory(
  deps: ReadDeps,
  tenant: Tenant,
  { from, pages }: { from: ReadFrom | null; pages: number },
): Promise<ReadFrom | null> {
  const key = { portalId: tenant.id, entityTypeId: tenant.entityTypeId }
  const cursor = await deps.store.cursor(key, deps.clock.now())
  const { after, settled } = from ?? { after: cursor.afterId, settled: true }
  const read = await readPages(deps, key, after, pages)
  const headId = read.rows.at(-1)?.id ?? after
  const afterId = settled ? settledRow(read.rows, after, read.now) : cursor.afterId
  const workingMs = await deps.workingMsOf(tenant.id)
  const mirror = read.rows.length > 0 ? await mirrorOf(deps, tenant, cursor, read.rows) : null
  await deps.db.prisma.$transaction(
    async (tx) => {
      await deps.store.lock(tx, key)
      const touched = await keepRows(deps, tx, key, cursor, read.rows)
      const recounted = await recount(deps.store, tx, key, touched, workingMs)
      if (mirror) await mirror(tx, recounted)
      await deps.store.moveCursor(tx, key, { afterId, headId, ended: !read.full }, deps.clock.now())
    },
    { timeout: 60_000, maxWait: 60_000 },
  )
  return read.full && headId > after ? { after: headId, settled: settled && afterId === headId } : null
}

function keepRows(deps: ReadDeps, tx: Tx, key: TypeKey, { begunAt }: HistoryCursor, rows: readonly HistoryRow[]) {
  const readAt = deps.clock.now()
  const kept = rows.map((row) => ({ ...row, readAt, restored: isRestored(row.at, readAt, begunAt) }))
  return deps.store.keepChanges(tx, key, kept)
}

/** How the fields of the requests are written; null: they are not, as long as the past is read. */
async function mirrorOf(deps: ReadDeps, tenant: Tenant, cursor: HistoryCursor, rows: readonly HistoryRow[]) {
  const { fields: wanted, fieldTime: which, fieldClock: clock } = await deps.settings(tenant.id)
  if (!wanted || cursor.caughtUpAt === null) return null
  const stages = fieldsOfStages(
    tenant,
    rows.map(({ stageId }) => stageId),
  )
  const fields = await deps.fieldsOf(tenant, stages)
  const lacks = stages.some((field) => !fields.has(field))
  const nameOf = ({ rows }: Recounted) => String(rows)
  const cause = { kind: 'schedule', id: 'stage-time' } as const
  return async (tx: Tx, records: readonly Recounted[]) => {
    // A stage that is new: its field is made before the request leaves it.
    if (lacks) await deps.addJob(mendJob(tenant.id), tx)
    // A run each: the guard against loops may stop the one of a request that is moved to and fro.
    for (const write of mirrorWrites(records, { tenant, meaning: { which, clock }, fields, nameOf }))
      await deps.writes.plan(tx, { portalId: tenant.id, rule: 'stage-time', mode: 'live', cause, patient: true }, [
        write,
      ])
  }
}
