import type { Prisma } from '@poryadok/prisma'
import { idHash } from './id-hash.ts'
import { saveParticipants } from './participant-store.ts'

/** A letter that goes out in a thread, whoever sends it. Ids are without brackets. */
export interface SentLetter {
  portalId: string
  requestId: number
  /** The external task whose thread it is; null: the client's. */
  taskId: number | null
  messageId: string
  /** The sender's address. */
  from: string
  /** Everyone who gets it: their replies are no strangers'. */
  recipients: readonly string[]
  sentAt: Date
  /** Head of its Thread-Index, hex, where it goes out with one: Outlook’s answers keep it when References are lost. */
  threadIndex?: string | null
}

/** Keeps the id of a letter that we send, and whom it reaches, so that replies find their thread. Repeating it changes nothing. */
export async function rememberSent(
  tx: Pick<Prisma.TransactionClient, 'messageRef' | 'threadParticipant'>,
  letter: SentLetter,
): Promise<void> {
  const { portalId, requestId, taskId, messageId, from, recipients, sentAt, threadIndex = null } = letter
  const hash = idHash(messageId)
  const known = await tx.messageRef.findFirst({
    where: { portalId, idHash: hash, sent: true, letterId: null },
    select: { id: true },
  })
  if (!known)
    await tx.messageRef.create({
      data: {
        portalId,
        idHash: hash,
        messageId,
        correspondent: from.toLowerCase(),
        fingerprint: '',
        requestId,
        taskId,
        sent: true,
        threadIndex,
        seenAt: sentAt,
      },
    })
  await saveParticipants(tx, { portalId, requestId, taskId }, recipients, sentAt)
}
