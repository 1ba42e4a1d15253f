import type { z } from 'zod'
import type { ErrorParams } from '../errors/app-error.ts'
import type { longTaskStates } from '../contract.ts'
import type { Tx } from './long-task-store.ts'
import type { Sample } from './rules/pace.ts'

export type LongTaskState = (typeof longTaskStates)[number]

/** Handled things by how it went; they add up to what was handled. */
export interface Counts {
  done: number
  failed: number
  skipped: number
}

/** A task as it is stored; moments as ISO texts, because it travels to other processes as JSON. */
export interface LongTask extends Counts {
  id: string
  kind: string
  title: string
  state: LongTaskState
  total: number | null
  pace: Sample[]
  /** Row of the error table and its values. */
  message: { code: string; params: ErrorParams } | null
  startedBy: number | null
  createdAt: string
  updatedAt: string
  endedAt: string | null
}

export interface NewLongTask {
  portalId: string
  kind: string
  /** What a person reads above the bar, at most 200 characters. */
  title: string
  payload: object
  total?: number
  /** User of the portal; null: the product itself. */
  startedBy: number | null
}

/** What one step is given. */
export interface LongStep<Payload = unknown, Cursor = unknown> {
  taskId: string
  portalId: string
  payload: Payload
  /** Where the last save stands. */
  cursor: Cursor
  /** Aborts on pause, on cancel, when the process stops and when another worker has the task: save and return soon. */
  signal: AbortSignal
  /**
   * Writes where the work stands together with what was handled since the last save; both or neither. Give the transaction
   * of the effect: then a crash repeats nothing. An effect in the portal can't be in it: it carries a key and is looked up
   * before it is repeated. Throws StoppedWork when the task belongs to another worker: the transaction must not commit.
   */
  save(cursor: Cursor, handled?: Partial<Counts> & { total?: number }, tx?: Tx): Promise<void>
}

/** more: the next step follows; again: not before then (a night window, a limit). */
export type StepEnd = 'more' | 'done' | { again: Date }

/** One kind of long work: what it needs to know, where it begins, and a step of at most a few seconds. */
export interface LongWorkKind<Payload = unknown, Cursor = unknown> {
  payload: z.ZodType<Payload>
  cursor: z.ZodType<Cursor>
  begin: Cursor
  step(at: LongStep<Payload, Cursor>): Promise<StepEnd>
}

/** Thrown by `save`: this worker may not write any more. */
export class StoppedWork extends Error {
  override readonly name = 'StoppedWork'
}
