import type { PrismaClient } from '@poryadok/prisma'
import type { ExternalTaskView, TaskLetterView } from './contract.ts'
import type { ExternalTask } from './store.ts'
import { taskPath } from './task-comment.ts'

const theirs: ReadonlySet<string> = new Set(['reply', 'automatic', 'bounce'])
type Delivery = NonNullable<TaskLetterView['delivery']>

/** A task as lists and its own screen show it. */
export const taskView = (task: ExternalTask, letterCount: number): ExternalTaskView => ({
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
  path: taskPath(task),
})

/** How many letters each thread holds. */
export async function letterCounts(
  prisma: PrismaClient,
  portalId: string,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const rows = await prisma.externalTaskLetter.groupBy({
    by: ['externalTaskId'],
    where: { portalId, externalTaskId: { in: [...ids] } },
    _count: true,
  })
  return new Map(rows.map((row) => [row.externalTaskId, row._count]))
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
      otherSender: row.otherSender,
      at: row.at.toISOString(),
    }
  })
}
