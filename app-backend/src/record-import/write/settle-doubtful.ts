import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { faultError, settledAt, type Command } from '../../portal/index.ts'
import { findAttached } from '../attached/find-attached.ts'
import type { ImportRun } from '../import-run.ts'
import type { Tx } from '../import-store.ts'
import { markField, markFilter, originIdIn } from '../rules/origin-id.ts'
import type { RowOutcome } from '../rules/row-outcome.ts'
import { settleRows } from '../staging/claim-store.ts'
import { doubtfulRows, takeOver, type DoubtfulRow } from '../staging/doubtful-store.ts'
import { transaction, type WriteDeps } from './write-deps.ts'

/** Names of one question: a page of 50 answers holds all of them, also where the database knows no letter case. */
const namesAtOnce = 25
const rowsAtOnce = 1_000
/** A request leaves so soon after its rows were stamped, or not at all: the sooner they can be sent again after a crash. */
const leavesWithinMs = 3_000

/** Until when the request of rows that were stamped at `sentAt` may go out. */
export const goneBy = (sentAt: Date): Date => new Date(sentAt.getTime() + leavesWithinMs)
const landedBy = (sentAt: Date): Date => settledAt(sentAt, goneBy(sentAt))

const page = z.object({ items: z.array(z.looseObject({ id: z.coerce.number().int() })) })

interface Looking {
  /** Every import of the kind may have left some where the next rows are to be written; a look back asks for the run's own. */
  rowsOf: 'kind' | 'run'
  /** Keeps the step that looks, with how many of the run's rows are known to be in the portal. */
  save(done: number, tx: Tx): Promise<void>
}

/**
 * Looks up rows that were sent and whose answer nobody has: what the portal holds is SUCCESS, what it surely will not hold goes again.
 * Null when there are none, a time when the portal may still be at work on them until then.
 */
export async function settleDoubtful(
  deps: WriteDeps,
  run: ImportRun,
  { rowsOf, save }: Looking,
): Promise<'more' | Date | null> {
  const rows = await doubtfulRows(deps.db.prisma, run, rowsOf, rowsAtOnce)
  if (rows.length === 0) return null
  const lease = randomUUID()
  const ids = rows.map(({ id }) => id)
  await deps.db.prisma.$transaction(async (tx) => {
    await save(0, tx)
    await takeOver(tx, ids, lease)
  }, transaction)
  // A row that lands while it is being looked for was not there: its time is judged by when the look began.
  const now = deps.clock.now()
  const found = await foundOf(deps, run, rows)
  const outcomes = rows.map((row) => ({ id: row.id, outcome: outcomeNow(row, found, now) }))
  await deps.db.prisma.$transaction(async (tx) => {
    await settleRows(tx, lease, outcomes, deps.clock.now())
    const own = new Set(rows.filter(({ importId }) => importId === run.id).map(({ id }) => id))
    const done = outcomes.filter(({ id, outcome }) => own.has(id) && outcome.state === 'SUCCESS').length
    await save(done, tx)
  }, transaction)
  deps.log.info({ portalId: run.portalId, importId: run.id, rows: rows.length, found: found.size }, 'import looked up')
  const open = rows.filter((_, place) => outcomes[place]?.outcome.state === 'IN_FLIGHT')
  const [first] = open.map(({ sentAt }) => sentAt.getTime()).toSorted((a, b) => a - b)
  return first === undefined ? 'more' : landedBy(new Date(first))
}

function outcomeNow(row: DoubtfulRow, found: ReadonlyMap<string, number>, now: Date): RowOutcome {
  // Writing the same values again changes nothing.
  if (row.itemId !== null) return { state: 'NEW' }
  const itemId = found.get(row.originId)
  if (itemId !== undefined) return { state: 'SUCCESS', itemId }
  return now >= landedBy(row.sentAt) ? { state: 'NEW' } : { state: 'IN_FLIGHT' }
}

function foundOf(deps: WriteDeps, run: ImportRun, rows: readonly DoubtfulRow[]): Promise<Map<string, number>> {
  if (run.content === 'records') return itemsOf(deps, run, rows)
  const made = rows.filter(({ itemId }) => itemId === null)
  return findAttached(deps, run, run.content, made)
}

/** Records of the portal that carry the rows' names: 1 250 names a request. */
async function itemsOf(
  { portal }: WriteDeps,
  run: ImportRun,
  rows: readonly DoubtfulRow[],
): Promise<Map<string, number>> {
  const { entityTypeId, portalId } = run
  const names = rows.filter(({ itemId }) => itemId === null).map(({ originId }) => originId)
  const commands: Record<string, Command> = {}
  for (let at = 0; at < names.length; at += namesAtOnce) {
    const filter = markFilter(entityTypeId, names.slice(at, at + namesAtOnce))
    const select = ['id', markField(entityTypeId)]
    commands[`n${at}`] = {
      method: 'crm.item.list',
      params: { entityTypeId, filter, select, order: { id: 'ASC' }, start: -1 },
    }
  }
  const found = new Map<string, number>()
  if (Object.keys(commands).length === 0) return found
  const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  for (const answer of Object.values(answers)) {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    for (const item of page.parse(answer.result).items) {
      const originId = originIdIn(entityTypeId, item)
      if (originId !== null && !found.has(originId)) found.set(originId, item.id)
    }
  }
  return found
}
