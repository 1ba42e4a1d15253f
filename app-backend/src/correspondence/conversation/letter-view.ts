import type { RequestLetter } from '../../requests/contract.ts'
import type { ConversationLetter, Delivery } from '../contract.ts'
import type { DraftWords } from '../draft-store.ts'
import { ownText } from '../rules/own-text.ts'
import { addressesOf, replyRecipients, type OurPeople } from '../rules/reply-recipients.ts'
import type { FileRow, LetterRow, OutgoingRow } from '../store.ts'

/** A letter of the timeline that is none of those we send: it came in, or another program put it there. */
export function incomingLetter(one: RequestLetter, row: LetterRow | null, our: OurPeople): ConversationLetter {
  const direction = row?.direction === 'out' ? ('outgoing' as const) : one.direction
  const lists = { to: addressesOf(one.to), cc: addressesOf(one.cc) }
  const letter = { from: one.from.address, replyTo: null, ...lists, direction: 'in' as const }
  return {
    key: one.letterId === null ? null : { kind: 'in', id: one.letterId },
    activityId: one.id,
    direction,
    from: one.from,
    to: one.to,
    cc: one.cc,
    subject: one.subject,
    at: one.sentAt,
    ...ownText(one.text),
    attachments: one.attachments,
    automatic: row?.automatic ?? null,
    delivery: null,
    taskId: row?.taskId ?? null,
    why: one.why,
    others: direction === 'incoming' ? replyRecipients(letter, our, true).cc : [],
  }
}

interface Known {
  files: ReadonlyMap<string, FileRow>
  names: ReadonlyMap<number, string>
  /** Letters that came back, with the server's words. */
  back: ReadonlyMap<number, { address: string; detail: string }>
  now: Date
}

/** A letter of ours, whatever has become of it. */
export function outgoingLetter(row: OutgoingRow, { files, names, back, now }: Known): ConversationLetter {
  const written = row.draft as Pick<DraftWords, 'text'> | null
  const person = row.userId === null ? undefined : names.get(row.userId)
  const parts = ownText(row.text)
  return {
    key: { kind: 'out', id: row.id },
    activityId: row.activityId,
    direction: 'outgoing',
    from: { name: person ?? row.fromName, address: row.fromAddress },
    to: row.to.join(', '),
    cc: row.cc.join(', '),
    subject: row.subject,
    at: (row.sentAt ?? row.createdAt).toISOString(),
    own: written?.text ?? parts.own,
    rest: parts.rest,
    attachments: row.files.map((id, index) => {
      const file = files.get(id)
      return { index, name: file?.name ?? '', type: file?.type ?? '', sizeBytes: file?.sizeBytes ?? 0 }
    }),
    automatic: row.automatic ? 'own' : null,
    delivery: deliveryOf(row, back.get(row.id), now),
    taskId: row.taskId,
    why: [],
    others: [],
  }
}

function deliveryOf(row: OutgoingRow, back: { address: string; detail: string } | undefined, now: Date): Delivery {
  const { state, holdUntil, lastError } = row
  const via = row.via === 'portal' ? 'portal' : 'smtp'
  if (back && state === 'sent') return { state: 'bounced', until: null, detail: `${back.address}: ${back.detail}`, via }
  return {
    state: state as Delivery['state'],
    until: state === 'waiting' && holdUntil !== null && holdUntil > now ? holdUntil.toISOString() : null,
    detail: lastError ?? '',
    via,
  }
}
