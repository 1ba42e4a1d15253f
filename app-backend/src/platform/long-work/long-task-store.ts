import { Prisma, type PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ListLongTasksQuery } from '../contract.ts'
import type { LongTask, LongTaskState, NewLongTask } from './long-task.ts'
import type { Sample } from './rules/pace.ts'

export type Tx = Prisma.TransactionClient | PrismaClient

const stored = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
const samples = z.array(z.object({ at: z.number(), handled: z.number() }))
const shown = {
  id: true,
  kind: true,
  title: true,
  state: true,
  done: true,
  failed: true,
  skipped: true,
  total: true,
  pace: true,
  message: true,
  startedBy: true,
  createdAt: true,
  updatedAt: true,
  endedAt: true,
} as const satisfies Prisma.LongTaskSelect
type Row = Prisma.LongTaskGetPayload<{ select: typeof shown }>

const taskOf = (row: Row): LongTask => ({
  ...row,
  state: row.state as LongTaskState,
  pace: samples.parse(row.pace),
  message: row.message === null ? null : stored.parse(row.message),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
})

/** Adds the row; null when a task of the kind runs or is paused in the portal. */
export async function insertTask(tx: Tx, task: NewLongTask, cursor: object, now: Date): Promise<LongTask | null> {
  const { portalId, kind, title, payload, total = null, startedBy } = task
  const data = { portalId, kind, title: title.slice(0, 200), payload, cursor, total, startedBy }
  const times = { createdAt: now, updatedAt: now }
  // Skipping, not failing: a refused insert would end the caller's transaction.
  const [row] = await tx.longTask.createManyAndReturn({
    data: [{ id: randomUUID(), state: 'running', ...data, ...times }],
    skipDuplicates: true,
    select: shown,
  })
  return row ? taskOf(row) : null
}

export async function openTask(tx: Tx, portalId: string, kind: string): Promise<LongTask | null> {
  const where = { portalId, kind, state: { in: ['running', 'paused'] } }
  const row = await tx.longTask.findFirst({ where, select: shown })
  return row ? taskOf(row) : null
}

export async function taskById(tx: Tx, portalId: string, id: string): Promise<LongTask | null> {
  const row = await tx.longTask.findFirst({ where: { id, portalId }, select: shown })
  return row ? taskOf(row) : null
}

/** Newest first, at most `limit`; one more than that tells that there are more. */
export async function listTasks(prisma: PrismaClient, portalId: string, query: ListLongTasksQuery, limit: number) {
  const { kind, open, before } = query
  const rows = await prisma.longTask.findMany({
    where: {
      portalId,
      ...(kind === undefined ? {} : { kind }),
      ...(open === true ? { state: { in: ['running', 'paused'] } } : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...(before === undefined ? {} : { cursor: { id: before }, skip: 1 }),
    take: limit,
    select: shown,
  })
  return rows.map(taskOf)
}

/** Gives the task to a worker: from now on only writes with this `run` count. Null when it does not run. */
export async function takeTask(prisma: PrismaClient, portalId: string, id: string, run: string) {
  const [row] = await prisma.longTask.updateManyAndReturn({
    where: { id, portalId, state: 'running' },
    data: { runToken: run },
    select: { ...shown, payload: true, cursor: true },
  })
  return row ? { task: taskOf(row), payload: row.payload, cursor: row.cursor } : null
}

export interface Progress {
  cursor: unknown
  done: number
  failed: number
  skipped: number
  total: number | undefined
  pace: Sample[]
}

/** Writes progress for the worker that holds the task; null when another one does. A pause does not refuse it: the effect is there. */
export async function saveProgress(tx: Tx, id: string, run: string, progress: Progress, now: Date) {
  const { cursor, done, failed, skipped, total, pace } = progress
  const [row] = await tx.longTask.updateManyAndReturn({
    where: { id, runToken: run },
    data: {
      cursor: cursor as Prisma.InputJsonValue,
      done: { increment: done },
      failed: { increment: failed },
      skipped: { increment: skipped },
      ...(total === undefined ? {} : { total }),
      pace: pace as unknown as Prisma.InputJsonValue,
      message: Prisma.DbNull,
      updatedAt: now,
    },
    select: shown,
  })
  return row ? taskOf(row) : null
}

export interface StateChange {
  from: readonly LongTaskState[]
  to: LongTaskState
  message?: LongTask['message']
  /** Only for the worker that holds the task. */
  run?: string
}

/** Changes the state if it is one of `from`; null otherwise. The pace begins anew. */
export async function changeState(tx: Tx, portalId: string, id: string, change: StateChange, now: Date) {
  const { from, to, run, message = null } = change
  const ended = to === 'done' || to === 'cancelled' || to === 'failed'
  const [row] = await tx.longTask.updateManyAndReturn({
    where: { id, portalId, state: { in: [...from] }, ...(run === undefined ? {} : { runToken: run }) },
    data: {
      state: to,
      message: message ?? Prisma.DbNull,
      ...(from.includes(to) ? {} : { pace: [] }),
      endedAt: ended ? now : null,
      updatedAt: now,
    },
    select: shown,
  })
  return row ? taskOf(row) : null
}

/** Runs the work in one transaction in sight of the portal's rows; in the caller's when it gave one. */
export function together<T>(prisma: PrismaClient, portalId: string, tx: Tx | undefined, work: (tx: Tx) => Promise<T>) {
  return inPortal(portalId, () => (tx ? work(tx) : prisma.$transaction(work)))
}
