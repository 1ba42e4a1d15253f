import { ownText } from '../correspondence/index.ts'
import type { Tenant } from '../portal/index.ts'
import { joinRequest, type IncomingLetter, type LetterDeps } from '../requests/index.ts'
import { participantsOf } from '../threading/index.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { keepFiles } from './keep-files.ts'
import { keepReply } from './keep-reply.ts'
import { replyWords } from './reply-words.ts'
import { performerWord } from './rules/performer-word.ts'
import { reachedBesides } from './rules/reached-besides.ts'
import { sayInTask } from './say-in-task.ts'
import type { ExternalTask } from './store.ts'

export interface ReplyDeps extends ExternalTaskDeps {
  letters: LetterDeps
}

export type TakenReply = Exclude<Awaited<ReturnType<typeof joinRequest>>, { outcome: 'closed' }>

const mostInComment = 10 * 1024 * 1024

/**
 * An answer in the thread of an external task: an activity of the request beside the client's letters, a comment with the files in
 * the task, a line of our thread. May be called again after any break: what is there is found. `gone` when nobody knows the task.
 * Two requests to the portal for the activity, one for each file, one for the comment.
 */
export async function takeReply(deps: ReplyDeps, letter: IncomingLetter, taskId: number): Promise<TakenReply> {
  const task = await deps.store.byTaskId(letter.portalId, taskId)
  if (!task || task.requestId === null) return { outcome: 'gone' }
  const tenant = await deps.tenantOf(letter.portalId)
  // A performer's answer opens no closed request: that is the client's business.
  const joined = await joinRequest(deps.letters, letter, task.requestId, () => 'keep', task.contactId)
  const word = performerWord(ownText(letter.text).own)
  const otherSender = letter.from.address !== task.address
  await say(deps, tenant, letter, { task, word, otherSender })
  await keepReply(deps, tenant, { task, letter, kind: 'reply', word, otherSender, text: ownText(letter.text).own })
  return joined.outcome === 'closed' ? { outcome: 'gone' } : joined
}

interface Said {
  task: ExternalTask
  word: ReturnType<typeof performerWord>
  otherSender: boolean
}

/** A task that the portal has no more takes no comment; the answer still stands in the request. */
async function say(deps: ReplyDeps, tenant: Tenant, letter: IncomingLetter, { task, word, otherSender }: Said) {
  if (task.state === 'withdrawn') return
  const key = `letter:${letter.letterId}:task`
  const files = letter.attachments.map(({ name, content }) => ({ name, content }))
  const fileIds = await keepFiles(deps, tenant, key, files)
  const kept = tenant.folderId === null ? [] : files.filter(({ content }) => content.length <= mostInComment)
  const leftFiles = files.filter((file) => !kept.includes(file)).map(({ name }) => name)
  const who = letter.from.name === '' ? letter.from.address : `${letter.from.name} <${letter.from.address}>`
  const besides = await clientSideOf(deps, letter, task)
  const text = replyWords(
    { kind: 'reply', who, text: ownText(letter.text).own, word, otherSender, leftFiles, besides },
    { lang: tenant.language, zone: tenant.zone },
  )
  await sayInTask(deps, tenant, { taskId: task.taskId, key, text, fileIds })
}

/** Who of the client's conversation got this letter too. */
async function clientSideOf(deps: ReplyDeps, letter: IncomingLetter, { requestId, address }: ExternalTask) {
  if (requestId === null) return []
  const [own, known] = await Promise.all([
    deps.ownAddresses(letter.portalId),
    participantsOf(deps.db.prisma, letter.portalId, [requestId]),
  ])
  const ours = [...own, letter.from.address, ...(address === null ? [] : [address])]
  return reachedBesides(`${letter.to}, ${letter.cc}`, known.get(`${requestId}:0`) ?? [], ours)
}
