import type { ExternalTaskDeps } from './external-task-deps.ts'

const bare = (messageId: string) => messageId.replace(/^<|>$/g, '')

/**
 * Hands one letter of a task's thread over to be sent. It answers the letter before it, so that both sides see one thread; a
 * letter that was handed over before changes nothing.
 */
export async function sendToPerformer(
  deps: Pick<ExternalTaskDeps, 'db' | 'store' | 'send' | 'clock'>,
  portalId: string,
  { taskId, key, userId }: { taskId: number; key: string; userId: number | null },
): Promise<void> {
  const { prisma } = deps.db
  const task = await deps.store.byTaskId(portalId, taskId)
  if (!task || task.requestId === null) return
  const thread = await prisma.externalTaskLetter.findMany({
    where: { portalId, externalTaskId: task.id },
    orderBy: { id: 'asc' },
  })
  const letter = thread.find((one) => one.key === key)
  if (!letter || letter.outgoingId !== null) return
  // A performer who takes over begins a thread of their own.
  const before = thread.filter((one) => one.id < letter.id && one.address === letter.address)
  const ids = before.flatMap(({ messageId }) => (messageId === null ? [] : [bare(messageId)]))
  const last = ids.at(-1)
  const withFiles = ['task', 'reopened'].includes(letter.kind) ? task.files : filesOf(letter.files)
  await deps.send(
    {
      portalId,
      requestId: task.requestId,
      userId,
      thread: { kind: 'task', taskId },
      key: `external-task:${taskId}:${key}`,
      to: [letter.address],
      subject: letter.subject,
      text: letter.text,
      files: withFiles,
      inReplyTo: last === undefined ? null : { messageId: last, references: ids.slice(0, -1) },
    },
    async (tx, kept) => {
      const sent = { outgoingId: kept.id, messageId: bare(kept.messageId) }
      await tx.externalTaskLetter.updateMany({ where: { portalId, id: letter.id }, data: sent })
      await tx.externalTask.updateMany({ where: { portalId, id: task.id }, data: { lastSentAt: deps.clock.now() } })
    },
  )
}

/** Files of a message are kept by their ids. */
function filesOf(files: unknown): string[] {
  return Array.isArray(files)
    ? files.flatMap((one: { id?: unknown }) => (typeof one.id === 'string' ? [one.id] : []))
    : []
}
