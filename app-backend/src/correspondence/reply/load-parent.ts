import { AppError } from '../../platform/errors/app-error.ts'
import { threadIndexHead } from '../../threading/index.ts'
import type { LetterKey } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { addressesOf, type LetterRecipients } from '../rules/reply-recipients.ts'
import type { ReplyTo } from '../send-from-request.ts'

/** A letter that is answered or forwarded. */
export interface Parent extends LetterRecipients, ReplyTo {
  fromName: string
  subject: string
  text: string
  /** Sanitised. */
  html: string | null
  at: Date
  /** Numbers of the attachments that travel with a forwarded letter, by their place in it; files of ours by id. */
  files: ({ kind: 'letter'; name: string; content: Uint8Array } | { kind: 'stored'; id: string })[]
}

type Deps = Pick<CorrespondenceDeps, 'store' | 'readLetter'>

/** The letter of the client's thread that an answer stands on. Throws `letter.not-found` for one of another request or thread. */
export async function loadParent(
  deps: Deps,
  portalId: string,
  requestId: number,
  { kind, id }: LetterKey,
): Promise<Parent> {
  return kind === 'in' ? received(deps, portalId, requestId, id) : sent(deps, portalId, requestId, id)
}

async function received(deps: Deps, portalId: string, requestId: number, id: number): Promise<Parent> {
  const row = (await deps.store.letters(portalId, requestId)).find((one) => one.id === id && one.taskId === null)
  if (!row) throw new AppError('letter.not-found')
  const letter = await deps.readLetter(portalId, id)
  const shown = new Set(cids(letter.html))
  return {
    direction: row.direction === 'out' ? 'out' : 'in',
    from: letter.from?.address ?? null,
    fromName: letter.from?.name ?? '',
    replyTo: letter.replyTo?.address ?? null,
    to: addressesOf(letter.to),
    cc: addressesOf(letter.cc),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    at: letter.sentAt ?? new Date(0),
    messageId: letter.messageId,
    references: letter.references,
    threadIndex: threadIndexHead(letter.threadIndex),
    files: letter.attachments
      .filter(({ cid }) => cid === undefined || !shown.has(cid))
      .map(({ name, content }) => ({ kind: 'letter', name, content })),
  }
}

const cids = (html: string | null) => Array.from(html?.matchAll(/src="cid:([^"]+)"/g) ?? [], ([, cid = '']) => cid)

async function sent(deps: Deps, portalId: string, requestId: number, id: number): Promise<Parent> {
  const row = await deps.store.outgoingById(portalId, id)
  if (row?.requestId !== requestId || row.taskId !== null) throw new AppError('letter.not-found')
  const { References = '', 'Thread-Index': index = '' } = row.headers as Record<string, string>
  return {
    direction: 'out',
    from: row.fromAddress,
    fromName: row.fromName,
    replyTo: null,
    to: row.to,
    cc: row.cc,
    subject: row.subject,
    text: row.text,
    html: row.html,
    at: row.sentAt ?? row.createdAt,
    messageId: row.messageId.replaceAll(/[<>]/g, ''),
    references: Array.from(References.matchAll(/<([^<>\s]+)>/g), ([, one = '']) => one),
    threadIndex: threadIndexHead(index),
    files: row.files.map((file) => ({ kind: 'stored', id: file })),
  }
}
