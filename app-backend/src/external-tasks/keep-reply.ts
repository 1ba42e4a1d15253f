import { reason } from '../kernel/reason.ts'
import type { PlannedWrite, Tenant } from '../portal/index.ts'
import type { NewNotice } from '../messages/index.ts'
import type { IncomingLetter } from '../requests/index.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import type { PerformerWord } from './rules/performer-word.ts'
import { wasBounced } from './rules/was-bounced.ts'
import { addTaskLetter, saveTask, type ExternalTask } from './store.ts'
import { taskPath, taskRun } from './task-comment.ts'

export interface KeptReply {
  task: ExternalTask
  letter: Pick<IncomingLetter, 'letterId' | 'from' | 'subject' | 'messageId' | 'attachments' | 'portalId'>
  kind: 'reply'
  word: PerformerWord | null
  otherSender: boolean
  text: string
}

/** The answer in our thread, what it does to the task, and the notice of the task's author: one commit, once. */
export async function keepReply(deps: ExternalTaskDeps, tenant: Tenant, reply: KeptReply): Promise<void> {
  const { task, letter, word, text, otherSender } = reply
  const { portalId, taskId, id: externalTaskId } = task
  const now = deps.clock.now()
  // Whoever writes from the address is reached there.
  const reached = wasBounced(task) && !otherSender
  const settings = await deps.settings(portalId)
  await deps.db.prisma.$transaction(
    async (tx) => {
      const isNew = await addTaskLetter(
        tx,
        { portalId, externalTaskId },
        {
          key: `reply:${letter.letterId}`,
          kind: reply.kind,
          address: letter.from.address,
          name: letter.from.name,
          subject: letter.subject,
          text,
          files: letter.attachments.map(({ name, content }) => ({ name, sizeBytes: content.length })),
          messageId: letter.messageId,
          letterId: letter.letterId,
          otherSender,
        },
        now,
      )
      if (!isNew) return
      await saveTask(tx, { portalId, taskId }, { lastReplyAt: now, word, ...(reached ? { trouble: null } : {}) }, now)
      const writes = writesOf(task, word, settings, letter.letterId)
      if (writes.length > 0) await deps.writes.plan(tx, taskRun(tenant.id, taskId), writes)
      const notice = noticeOf(task, letter)
      if (notice) await deps.notices.send(notice, tx)
    },
    { maxWait: 10_000, timeout: 20_000 },
  )
}

/** What the answer does to the task where the settings say so; a plain answer never closes anything. */
function writesOf(
  { state, taskId }: ExternalTask,
  word: PerformerWord | null,
  { completeOnWord, reopenOnReply }: { completeOnWord: boolean; reopenOnReply: boolean },
  letterId: number,
): PlannedWrite[] {
  if (state === 'open' && word === 'done' && completeOnWord) return [statusWrite(taskId, letterId, 'complete', 5)]
  if (state === 'closed' && word !== 'done' && reopenOnReply) return [statusWrite(taskId, letterId, 'renew', 2)]
  return []
}

/** Bitrix24 docs: api-reference/tasks/status/tasks-task-complete, tasks-task-renew */
const statusWrite = (taskId: number, letterId: number, verb: 'complete' | 'renew', status: number): PlannedWrite => ({
  key: `external-task:${taskId}:${verb}:${letterId}`,
  action: 'other',
  entityTypeId: 0,
  entityId: null,
  method: `tasks.task.${verb}`,
  params: { taskId },
  before: {},
  after: { status },
  because: [reason(`external.${verb}d-by-reply`, { letterId })],
  lookUp: {
    kind: 'find',
    method: 'tasks.task.list',
    params: { filter: { ID: taskId, STATUS: status }, select: ['ID'] },
    path: ['tasks'],
  },
})

function noticeOf(task: ExternalTask, { from }: KeptReply['letter']): NewNotice | null {
  if (task.createdBy === 0) return null
  const kind = task.state === 'open' ? 'external-task.reply' : 'external-task.late-reply'
  const params = { title: task.title, path: taskPath(task), who: from.name || from.address }
  return { portalId: task.portalId, userId: task.createdBy, kind, params, once: `external-task:${task.taskId}:reply` }
}
