import type { LookUp, Values, WriteAction } from './rules/written.ts'
import type { Prisma } from '@poryadok/prisma'
import { createHash } from 'node:crypto'
import type { Reason } from '../../kernel/reason.ts'

/** live: sent. shadow and dry: only imagined. undo: takes another run back. */
export type RunMode = 'live' | 'shadow' | 'dry' | 'undo'

/** What set a run off; `runId` when it was a change that an earlier run of ours wrote. */
export interface Cause {
  kind: 'letter' | 'change' | 'person' | 'schedule' | 'undo'
  id: string
  runId?: string
}

/** One go of a rule or a person over records. */
export interface Run {
  portalId: string
  /** Runs of one portal with the same name are one run, however often it begins: `letter:17`. Without a name each is its own. */
  name?: string
  /** 'intake', 'categorization', 'person' ... */
  rule: string
  version?: number
  mode: RunMode
  /** Who began it; a run without a person is automatic. */
  userId?: number
  cause: Cause
  /** Nobody waits for its writes: they ride with others, and go alone when none came for two minutes. */
  patient?: true
}

export type { LookUp, Values, WriteAction } from './rules/written.ts'
/** What one write does to one record. Field names are the portal's, user fields by their original names. */
export interface WriteFacts {
  /** Names the write for ever within the portal, e.g. `letter:17:request`. */
  key: string
  action: WriteAction
  /** CRM type of the record: 6 = an activity, 0 = not a record of the CRM. */
  entityTypeId: number
  /** Null until the portal has made it. */
  entityId: number | null
  method: string
  /** As they are sent; of what carries a letter, the marks only. */
  params: Values
  before: Values
  after: Values
  because: readonly Reason[]
}

/** A write that the outbox sends. */
export interface PlannedWrite extends WriteFacts {
  lookUp: LookUp
  /** Sent only while the record still holds `before`: a person's change wins. */
  guarded?: boolean
  /** The write that this one takes back. */
  undoes?: number
}

export type EntryState = 'planned' | 'sending' | 'done' | 'failed' | 'unknown' | 'skipped' | 'undone' | 'imagined'

/** A write that ended well, for the trail. */
export interface Written extends Omit<WriteFacts, 'params' | 'because'> {
  runId: string
  rule: string
  userId: number | null
  mode: RunMode
  at: Date
}

/** Hears of each write of the product in the transaction that marks it done. */
export type WriteTrail = (tx: Prisma.TransactionClient, portalId: string, written: Written[]) => Promise<void>

export const activityEntityTypeId = 6

/** The id of a named run: the same in every process and after any restart. */
export function runIdOf(portalId: string, name: string): string {
  const hex = createHash('sha256').update(`${portalId}/${name}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
