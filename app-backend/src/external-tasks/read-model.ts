import type { PrismaClient } from '@poryadok/prisma'
import type { ExternalTaskView, TaskLetterView } from './contract.ts'
import type { ExternalTask } from './store.ts'
import { taskPath } from './task-comment.ts'

const theirs: ReadonlySet<string> = new Set(['reply', 'automatic', 'bounce'])
type Delivery = NonNullable<TaskLetterView['delivery']>

export type LetterFacts = Pick<ExternalTaskView, 'letterCount' | 'refused'>

/** A task as lists and its own screen show it. */
export const taskView = (task: ExternalTask, { letterCount, refused }: LetterFacts): ExternalTaskView => ({
  taskId: task.taskId,
  title: task.title,
  state: task.state,
  trouble: task.trouble,
  performer: { contactId: task.contactId, name: task.performerName, address: task.address },
  choices: task.choices,
  deadline: task.deadline?.toISOString() ?? null,
  lastReplyAt: task.lastReplyAt?.toISOString() ?? null,
  createdAt: task.createdAt.toISOString(),
  word: task.word,
  letterCount,
  refused,
  path: taskPath(task),
})

/** How many letters each thread holds, and what became of our newest one. Three queries. */
export async function letterFacts(
  prisma: PrismaClient,
  portalId: string,
  ids: readonly number[],
): Promise<Map<number, LetterFacts>> {
  const rows = await prisma.externalTaskLetter.groupBy({
    by: ['externalTaskId'],
    where: { portalId, externalTaskId: { in: [...ids] } },
    _count: true,
  })
  const newest = await prisma.externalTaskLetter.groupBy({
    by: ['externalTaskId'],
    where: { portalId, externalTaskId: { in: [...ids] }, outgoingId: { not: null } },
    _max: { outgoingId: true },
  })
  const failed = await prisma.outgoingLetter.findMany({
    where: { portalId, state: 'failed', id: { in: newest.flatMap(({ _max }) => _max.outgoingId ?? []) } },
    select: { id: true },
  })
  const refusedIds = new Set(failed.map(({ id }) => id))
  const refused = new Set(
    newest.filter(({ _max }) => refusedIds.has(_max.outgoingId ?? 0)).map((one) => one.externalTaskId),
  )
  return new Map(
    rows.map(({ externalTaskId, _count }) => [
      externalTaskId,
      { letterCount: _count, refused: refused.has(externalTaskId) },
    ]),
  )
}

/** The thread with the performer, oldest first, with what became of our letters. Two queries. */
export async function threadLetters(
  prisma: PrismaClient,
  portalId: string,
  externalTaskId: number,
): Promise<TaskLetterView[]> {
  const rows = await prisma.externalTaskLetter.findMany({
    where: { portalId, externalTaskId },
    orderBy: { id: 'asc' },
    take: 500,
  })
  const ids = rows.flatMap(({ outgoingId }) => outgoingId ?? [])
  const sent = await prisma.outgoingLetter.findMany({
    where: { portalId, id: { in: ids } },
    select: { id: true, state: true, lastError: true },
  })
  const byId = new Map(sent.map((one) => [one.id, one]))
  return rows.map((row) => {
    const out = !theirs.has(row.kind)
    const letter = row.outgoingId === null ? undefined : byId.get(row.outgoingId)
    return {
      id: row.id,
      direction: out ? 'out' : 'in',
      kind: row.kind,
      name: row.name,
      address: row.address,
      subject: row.subject,
      text: row.text,
      files: row.files as TaskLetterView['files'],
      delivery: out ? ((letter?.state as Delivery | undefined) ?? 'preparing') : null,
      error: letter?.lastError ?? null,
      letterId: row.letterId,
      otherSender: row.otherSender,
      at: row.at.toISOString(),
    }
  })
}
