import type { Prisma } from '@poryadok/prisma'
import { randomUUID } from 'node:crypto'
import type { Reason } from '../../kernel/reason.ts'
import { storableJson } from '../../platform/db/storable-json.ts'
import {
  runIdOf,
  type EntryState,
  type LookUp,
  type Run,
  type RunMode,
  type Values,
  type WriteAction,
  type WriteFacts,
} from './ledger.ts'

export type LedgerTx = Prisma.TransactionClient
type Json = Prisma.InputJsonValue

/** A row of the ledger with the run it belongs to. */
export interface LedgerRow {
  id: number
  runId: string
  rule: string
  userId: number | null
  mode: RunMode
  key: string
  action: WriteAction
  entityTypeId: number
  entityId: number | null
  method: string
  params: Values
  before: Values
  after: Values
  lookUp: LookUp | null
  guarded: boolean
  undoes: number | null
  undoneBy: string | null
  state: EntryState
  sentAt: Date | null
}

export const withRun = { run: { select: { rule: true, userId: true, mode: true } } } as const
type Stored = Prisma.LedgerEntryGetPayload<{ include: typeof withRun }>

export const rowOf = ({ run, ...row }: Stored): LedgerRow => ({
  id: row.id,
  runId: row.runId,
  rule: run.rule,
  userId: run.userId,
  mode: run.mode as RunMode,
  key: row.key,
  action: row.action as WriteAction,
  entityTypeId: row.entityTypeId,
  entityId: row.entityId,
  method: row.method,
  params: row.params as Values,
  before: row.before as Values,
  after: row.after as Values,
  lookUp: row.lookUp as unknown as LookUp | null,
  guarded: row.guarded,
  undoes: row.undoes,
  undoneBy: row.undoneBy,
  state: row.state as EntryState,
  sentAt: row.sentAt,
})

export interface RunEnd {
  refusal?: Reason | null
  endedAt?: Date | null
  undoOf?: string
}

/** Begins a run; one that began before under the same name goes on. Returns its id. */
export async function beginRun(tx: LedgerTx, run: Run, now: Date, end: RunEnd = {}): Promise<string> {
  const id = run.name === undefined ? randomUUID() : runIdOf(run.portalId, run.name)
  const { portalId, rule, mode } = run
  const { refusal = null, endedAt = null, undoOf = null } = end
  const data = {
    id,
    portalId,
    rule,
    mode,
    version: run.version ?? null,
    userId: run.userId ?? null,
    cause: { ...run.cause },
    undoOf,
    endedAt,
    startedAt: now,
    ...(refusal ? { refusal: { ...refusal } } : {}),
  }
  await tx.ledgerRun.createMany({ data, skipDuplicates: true })
  return id
}

export interface NewEntry extends WriteFacts {
  state: EntryState
  lookUp?: LookUp
  guarded?: boolean
  undoes?: number
  error?: string
  sentAt?: Date
}

/** Writes rows; a key that the portal has already is left as it is. Returns how many are new. */
export async function addEntries(
  tx: LedgerTx,
  { portalId, runId, now }: { portalId: string; runId: string; now: Date },
  entries: readonly NewEntry[],
): Promise<number> {
  if (entries.length === 0) return 0
  const { count } = await tx.ledgerEntry.createMany({
    data: entries.map((entry) => ({
      portalId,
      runId,
      createdAt: now,
      key: entry.key,
      action: entry.action,
      entityTypeId: entry.entityTypeId,
      entityId: entry.entityId,
      method: entry.method,
      params: json(entry.params),
      before: json(entry.before),
      after: json(entry.after),
      because: json(entry.because),
      state: entry.state,
      guarded: entry.guarded ?? false,
      undoes: entry.undoes ?? null,
      error: entry.error ?? null,
      sentAt: entry.sentAt ?? null,
      ...(entry.lookUp ? { lookUp: json(entry.lookUp) } : {}),
    })),
    skipDuplicates: true,
  })
  return count
}

/** What JSON cannot say is left out. */
export const json = (value: unknown): Json => JSON.parse(storableJson(value)) as Json

/** Runs of which nothing waits any more have ended. */
export async function endRuns(tx: LedgerTx, portalId: string, runIds: readonly string[], now: Date): Promise<void> {
  if (runIds.length === 0) return
  const open = { some: { state: { in: ['planned', 'sending', 'unknown'] } } }
  await tx.ledgerRun.updateMany({
    where: { portalId, id: { in: [...new Set(runIds)] }, endedAt: null, NOT: { entries: open } },
    data: { endedAt: now },
  })
}
