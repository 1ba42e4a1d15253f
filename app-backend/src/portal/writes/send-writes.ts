import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { isAppError } from '../../platform/errors/app-error.ts'
import type { JobHandler } from '../../platform/jobs/create-jobs.ts'
import type { Logger } from '../../platform/log/logger.ts'
import type { BatchItem, PortalClient } from '../client/portal-client.ts'
import { faultError } from '../client/fault-error.ts'
import type { Actor } from '../tenant.ts'
import { endWrites, type EndDeps, type EndedWrite, type WriteEnd } from './end-writes.ts'
import { inLedger } from './in-ledger.ts'
import type { Values } from './ledger.ts'
import type { LedgerRow } from './ledger-store.ts'
import { lookUpWrites } from './look-up.ts'
import { nextUnknown, takeWrites, unknownWrites } from './outbox-store.ts'
import { readPresent, recordKey } from './read-present.ts'
import { recentLooks } from './recent-looks.ts'
import { parcels } from './rules/parcels.ts'
import { differing } from './rules/same-value.ts'
import { settledAt } from './rules/settle.ts'

/** Keeps the portal's answer to a write in what is known of the record, so that its echo is no news. */
export type Remember = (portalId: string, entityTypeId: number, item: unknown) => Promise<void>

export interface SendDeps extends EndDeps {
  portal: PortalClient
  clock: Clock
  log: Logger
  remember: Remember
}

/** Faults of the whole portal, which pass by themselves or by a person's hand: nothing is lost meanwhile. Seconds to wait. */
const waits = {
  'portal.limit': 5,
  'portal.unavailable': 60,
  'portal.no-token': 600,
  'portal.unpaid': 600,
  'portal.no-rights': 600,
  'portal.wrong-keys': 600,
  'session.refused': 60,
} as const

/**
 * Sends what the portal's ledger has planned: independent writes together, writes to one record one after another in their order.
 * Writes that an earlier process left at `sending`, or whose answer was lost, are looked up before they are repeated.
 */
export const sendWrites =
  (deps: SendDeps): JobHandler =>
  async ({ portalId }, signal) => {
    if (portalId === null) return
    const { clock } = deps
    try {
      await settle(deps, portalId)
      while (!signal.aborted) {
        const rows = await takeWrites(deps.prisma, portalId, clock.now())
        if (rows.length === 0) break
        await send(deps, portalId, rows)
      }
    } catch (error) {
      if (!isAppError(error, ...(Object.keys(waits) as (keyof typeof waits)[]))) throw error
      const seconds = Number(error.params['seconds']) || waits[error.code as keyof typeof waits]
      deps.log.warn({ portalId, error: error.code, seconds }, 'writes wait for the portal')
      return { again: new Date(clock.now().getTime() + seconds * 1_000) }
    }
    if (signal.aborted) return { again: clock.now() }
    const left = await nextUnknown(deps.prisma, portalId)
    return left ? { again: settledAt(left) } : undefined
  }

/** Finds out what became of writes without an end; those that are certainly not there are planned again. */
async function settle(deps: SendDeps, portalId: string): Promise<void> {
  const rows = await unknownWrites(deps.prisma, portalId)
  if (rows.length === 0) return
  const now = deps.clock.now()
  const found = await lookUpWrites(deps.portal, actorOf(portalId), rows)
  const ended = rows.map((row): EndedWrite => {
    const what = found.get(row.id)
    if (what?.written) return { row, end: { kind: 'done', ...(what.entityId ? { entityId: what.entityId } : {}) } }
    const landed = row.sentAt !== null && now < settledAt(row.sentAt)
    return { row, end: { kind: landed || !what ? 'unknown' : 'planned' } }
  })
  await endWrites(deps, portalId, ended, now)
}

async function send(deps: SendDeps, portalId: string, taken: LedgerRow[]): Promise<void> {
  let left = taken
  try {
    const rows = await stillMeant(deps, portalId, taken)
    left = rows
    for (const parcel of parcels(rows)) {
      const answers = await inLedger(() => sendParcel(deps.portal, actorOf(portalId), parcel))
      await endAll(deps, portalId, parcel, answers)
      left = left.filter((row) => !parcel.includes(row))
    }
  } catch (error) {
    // Of an unknown outcome the rows stay as they are: the next try looks them up. Anything else says that nothing was written.
    if (isAppError(error) && !isAppError(error, 'portal.outcome-unknown'))
      await endWrites(
        deps,
        portalId,
        left.map((row) => ({ row, end: { kind: 'planned' } })),
        deps.clock.now(),
      )
    if (!isAppError(error, 'portal.outcome-unknown')) throw error
    deps.log.warn({ portalId, writes: left.length }, 'answer to writes was lost')
  }
}

const actorOf = (portalId: string): Actor => ({ kind: 'portal', portalId })

/** Leaves out guarded writes whose record a person has changed meanwhile. */
async function stillMeant(deps: SendDeps, portalId: string, rows: LedgerRow[]): Promise<LedgerRow[]> {
  const guarded = rows.filter((row) => row.guarded && row.entityId !== null)
  if (guarded.length === 0) return rows
  const present = await presentOf(deps, portalId, guarded)
  const conflicts = guarded.flatMap((row): EndedWrite[] => {
    const end = conflictOf(row, present.get(recordKey(row.entityTypeId, row.entityId ?? 0)))
    return end ? [{ row, end }] : []
  })
  await endWrites(deps, portalId, conflicts, deps.clock.now())
  const left = new Set(conflicts.map(({ row }) => row.id))
  return rows.filter((row) => !left.has(row.id))
}

/** What the records of guarded writes hold: as a look of this moment showed it, else asked now. An undo is always asked for. */
async function presentOf(
  deps: SendDeps,
  portalId: string,
  guarded: readonly LedgerRow[],
): Promise<Map<string, Values>> {
  const ofRules = guarded.filter(({ undoes }) => undoes === null)
  const looks = await recentLooks(deps.prisma, portalId, ofRules, deps.clock.now())
  const lookOf = ({ entityTypeId, entityId }: LedgerRow) => looks.get(recordKey(entityTypeId, entityId ?? 0))
  const known = (row: LedgerRow) =>
    row.undoes === null && Object.keys(row.before).every((field) => field in (lookOf(row) ?? {}))
  const asked = guarded.filter((row) => !known(row))
  const wanted = asked.map((row) => ({ ...row, entityId: row.entityId ?? 0, fields: Object.keys(row.before) }))
  return new Map([...looks, ...(await readPresent(deps.portal, actorOf(portalId), wanted))])
}

/** What stands in the way of a guarded write: the record is gone, or holds something else than the write started from. */
export function conflictOf(
  row: Pick<LedgerRow, 'before'>,
  present: Record<string, unknown> | undefined,
): Extract<WriteEnd, { kind: 'skipped' }> | null {
  if (!present) return { kind: 'skipped', error: 'conflict.gone' }
  const fields = differing(row.before, present)
  if (fields.length === 0) return null
  const now = Object.fromEntries(fields.map((field) => [field, present[field] ?? null]))
  const result = { fields, now, updatedBy: present['updatedBy'] ?? null, updatedTime: present['updatedTime'] ?? null }
  return { kind: 'skipped', error: 'conflict.changed', result }
}

async function sendParcel(portal: PortalClient, actor: Actor, rows: readonly LedgerRow[]): Promise<BatchItem[]> {
  const [only] = rows
  if (rows.length === 1 && only) {
    try {
      return [{ ok: true, ...(await portal.call(actor, only.method, only.params, { kind: 'write' })) }]
    } catch (error) {
      if (!isAppError(error, 'portal.refused', 'portal.no-rights')) throw error
      const detail = String(error.params['detail'] ?? '')
      const code = error.code as 'portal.refused'
      return [{ ok: false, fault: { code, detail, portalCode: String(error.params['portalCode'] ?? '') } }]
    }
  }
  const commands = Object.fromEntries(rows.map(({ method, params }, at) => [`w${at}`, { method, params }]))
  const answers = await portal.batch(actor, commands, { kind: 'write' })
  return rows.map((_, at) => answers[`w${at}`] as BatchItem)
}

const answered = z.object({ item: z.looseObject({ id: z.coerce.number().int() }) })

async function endAll(deps: SendDeps, portalId: string, rows: readonly LedgerRow[], answers: readonly BatchItem[]) {
  const ended: EndedWrite[] = []
  for (const [at, row] of rows.entries()) {
    const answer = answers[at]
    const item = answer?.ok ? answered.safeParse(answer.result).data?.item : undefined
    // Before the row says done: whoever looks in between still finds a write under way.
    if (item) await deps.remember(portalId, row.entityTypeId, item)
    ended.push({ row, end: endOf(answer, item?.id) })
  }
  await endWrites(deps, portalId, ended, deps.clock.now())
  const waiting = answers.find((answer) => answer && !answer.ok && answer.fault.code in waits && !refused(answer))
  if (waiting && !waiting.ok) throw faultError(waiting.fault, { kind: 'write' })
}

/** A right that lacks for one record is that record's fault, not the portal's. */
const refused = (answer: BatchItem) =>
  !answer.ok && (answer.fault.code === 'portal.refused' || answer.fault.code === 'portal.no-rights')

function endOf(answer: BatchItem | undefined, itemId: number | undefined): WriteEnd {
  if (!answer || (!answer.ok && answer.fault.code === 'portal.outcome-unknown')) return { kind: 'unknown' }
  if (!answer.ok) return refused(answer) ? { kind: 'failed', error: answer.fault.detail } : { kind: 'planned' }
  const id = itemId ?? (typeof answer.result === 'object' ? 0 : Number(answer.result))
  return { kind: 'done', ...(id > 0 ? { entityId: id } : {}) }
}
