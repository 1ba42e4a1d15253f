import { Prisma, type PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'
import type { PerformerWord } from './rules/performer-word.ts'
import type { TaskState, Told } from './rules/task-facts.ts'

export type Tx = Prisma.TransactionClient

/** An external task as we keep it. */
export interface ExternalTask {
  id: number
  portalId: string
  taskId: number
  requestId: number | null
  title: string
  description: string
  deadline: Date | null
  state: TaskState
  trouble: Reason | null
  contactId: number | null
  performerName: string
  address: string | null
  choices: string[]
  createdBy: number
  responsibleId: number
  told: Told | null
  /** Ids of stored files that go with the task. */
  files: string[]
  turn: number
  word: PerformerWord | null
  lastSentAt: Date | null
  lastReplyAt: Date | null
  remindedAt: Date | null
  createdAt: Date
}

export type TaskChanges = Partial<Omit<ExternalTask, 'id' | 'portalId' | 'taskId' | 'createdAt'>>

/** A letter of the thread that is new. */
export interface NewTaskLetter {
  key: string
  kind: string
  address: string
  name?: string
  subject: string
  text: string
  files?: { name: string; sizeBytes: number }[]
  messageId?: string
  letterId?: number
  otherSender?: boolean
}

export interface ExternalTaskStore {
  byTaskId(portalId: string, taskId: number): Promise<ExternalTask | null>
  byTaskIds(portalId: string, taskIds: readonly number[]): Promise<Map<number, ExternalTask>>
  ofRequest(portalId: string, requestId: number): Promise<ExternalTask[]>
  /** A task that somebody named is to be looked at. */
  saw(portalId: string, taskIds: readonly number[], now: Date, tx?: Pick<Tx, 'taskLook'>): Promise<void>
  /** Tasks to look at, each once, and the mark up to which `looked` ends them. */
  looks(portalId: string): Promise<{ taskIds: number[]; upTo: number }>
  looked(portalId: string, upTo: number): Promise<void>
}

type Row = Prisma.ExternalTaskModel

const taskOf = (row: Row): ExternalTask => ({
  ...row,
  state: row.state as TaskState,
  trouble: row.trouble as Reason | null,
  told: row.told as Told | null,
  word: row.word as PerformerWord | null,
})

/** Looks of one round: as many tasks as one request reads. */
const roundSize = 2_000

export function createExternalTaskStore(prisma: PrismaClient): ExternalTaskStore {
  return {
    async byTaskId(portalId, taskId) {
      const row = await prisma.externalTask.findFirst({ where: { portalId, taskId } })
      return row && taskOf(row)
    },
    async byTaskIds(portalId, taskIds) {
      const rows = await prisma.externalTask.findMany({ where: { portalId, taskId: { in: [...taskIds] } } })
      return new Map(rows.map((row) => [row.taskId, taskOf(row)]))
    },
    async ofRequest(portalId, requestId) {
      const rows = await prisma.externalTask.findMany({ where: { portalId, requestId }, orderBy: { id: 'desc' } })
      return rows.map(taskOf)
    },
    async saw(portalId, taskIds, now, tx = prisma) {
      await tx.taskLook.createMany({ data: taskIds.map((taskId) => ({ portalId, taskId, seenAt: now })) })
    },
    async looks(portalId) {
      const rows = await prisma.taskLook.findMany({ where: { portalId }, orderBy: { id: 'asc' }, take: roundSize })
      return { taskIds: [...new Set(rows.map((row) => row.taskId))], upTo: rows.at(-1)?.id ?? 0 }
    },
    async looked(portalId, upTo) {
      await prisma.taskLook.deleteMany({ where: { portalId, id: { lte: upTo } } })
    },
  }
}

const json = (value: object | null) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonObject))

const dataOf = ({ trouble, told, ...rest }: TaskChanges) => ({
  ...rest,
  ...(trouble === undefined ? {} : { trouble: json(trouble) }),
  ...(told === undefined ? {} : { told: json(told) }),
})

/** Writes what is known of a task; the same task twice is one row. */
export async function saveTask(
  tx: Tx,
  { portalId, taskId }: { portalId: string; taskId: number },
  changes: TaskChanges,
  now: Date,
): Promise<number> {
  const data = dataOf(changes)
  const { count } = await tx.externalTask.updateMany({ where: { portalId, taskId }, data: { ...data, updatedAt: now } })
  if (count === 0)
    await tx.externalTask.create({ data: { ...blank, ...data, portalId, taskId, createdAt: now, updatedAt: now } })
  const row = await tx.externalTask.findFirst({ where: { portalId, taskId }, select: { id: true } })
  return row?.id ?? 0
}

const blank = { title: '', description: '', state: 'stuck', createdBy: 0, responsibleId: 0 }

/** Adds a letter of the thread; false when it is there already. */
export async function addTaskLetter(
  tx: Tx,
  place: { portalId: string; externalTaskId: number },
  letter: NewTaskLetter,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.externalTaskLetter.createMany({
    data: [{ ...place, ...letter, files: letter.files ?? [], at }],
    skipDuplicates: true,
  })
  return count > 0
}
