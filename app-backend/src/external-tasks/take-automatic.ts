import { reason, type Reason } from '../kernel/reason.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { replyWords } from './reply-words.ts'
import { addTaskLetter, saveTask } from './store.ts'
import { sayJob, taskPath } from './task-comment.ts'
import { troubleWords } from './trouble-words.ts'

/** A letter that no person wrote, in the thread of an external task; its words are read where the letter is kept. */
export interface AutomaticLetter {
  portalId: string
  letterId: number
  kind: 'automatic' | 'bounce'
  /** Of a bounce: the addresses that were not reached, lower case; empty where the server names none. */
  addresses: readonly string[]
}

/**
 * Out of office, refused, delivered late: marked in the task and told to its author. It is no answer: it closes nothing, opens
 * nothing and is never answered. Once by the letter.
 */
export async function takeAutomatic(deps: ExternalTaskDeps, letter: AutomaticLetter, taskId: number): Promise<void> {
  const { portalId, letterId, kind } = letter
  const task = await deps.store.byTaskId(portalId, taskId)
  const row = await deps.db.prisma.letter.findFirst({ where: { portalId, id: letterId }, select: headline })
  if (!task || !row) return
  const head = { subject: row.subject ?? '', address: row.fromAddress ?? '', name: row.fromName ?? '' }
  const tenant = await deps.tenantOf(portalId)
  const reader = { lang: tenant.language, zone: tenant.zone }
  const isTheirs = letter.addresses.length === 0 || letter.addresses.includes(task.address ?? '')
  // The address of a performer who has handed over is of no more use: its bounce is a line of the thread.
  const trouble =
    kind === 'bounce' && isTheirs ? reason('external.bounced', { address: task.address ?? head.address }) : null
  const words = trouble ? troubleWords(trouble, reader) : automaticWords(head, reader)
  const now = deps.clock.now()
  await deps.db.prisma.$transaction(
    async (tx) => {
      const line = { key: `${kind}:${letterId}`, kind, ...head, text: '', letterId, messageId: row.messageId ?? '' }
      if (!(await addTaskLetter(tx, { portalId, externalTaskId: task.id }, line, now))) return
      if (trouble) await saveTask(tx, { portalId, taskId }, { trouble }, now)
      if (task.state !== 'withdrawn') await deps.addJob(sayJob(portalId, taskId, `${kind}:${letterId}`, words), tx)
      if (task.createdBy > 0) await deps.notices.send(noticeOf(task, head, trouble, words), tx)
    },
    { maxWait: 10_000, timeout: 20_000 },
  )
}

const headline = { subject: true, fromAddress: true, fromName: true, messageId: true } as const

interface Head {
  subject: string
  address: string
  name: string
}

const automaticWords = ({ name, address, subject }: Head, reader: Parameters<typeof replyWords>[1]) =>
  replyWords(
    {
      kind: 'automatic',
      who: name || address,
      text: subject,
      word: null,
      otherSender: false,
      leftFiles: [],
      besides: [],
    },
    reader,
  )

function noticeOf(
  task: { portalId: string; taskId: number; title: string; createdBy: number },
  { name, address, subject }: Head,
  trouble: Reason | null,
  words: string,
) {
  const shared = { title: task.title, path: taskPath(task) }
  const { portalId, createdBy: userId, taskId } = task
  const once = `external-task:${taskId}:automatic`
  if (trouble)
    return {
      portalId,
      userId,
      kind: 'external-task.stuck' as const,
      params: { ...shared, taskId, detail: words },
      once,
    }
  const params = { ...shared, who: name || address, detail: subject }
  return { portalId, userId, kind: 'external-task.automatic' as const, params, once }
}
