import type { Prisma, PrismaClient } from '@poryadok/prisma'

export interface MailboxOfRequest {
  /** False when there is no such request. */
  known: boolean
  id: number | null
  /** At which answers come in; null where the portal takes in no letters. */
  address: string | null
  createdAt: Date
}

export interface LetterRow {
  id: number
  activityId: number | null
  taskId: number | null
  automatic: string | null
  direction: string
  messageId: string | null
  receivedAt: Date
}

export interface OutgoingRow {
  id: number
  activityId: number | null
  taskId: number | null
  fromName: string
  fromAddress: string
  to: string[]
  cc: string[]
  subject: string
  text: string
  html: string | null
  files: string[]
  userId: number | null
  automatic: boolean
  state: string
  via: string
  messageId: string
  inReplyTo: string | null
  createdAt: Date
  sentAt: Date | null
  holdUntil: Date | null
  /** What the person had written: DraftWords. */
  draft: unknown
  headers: unknown
  lastError: string | null
}

export interface CorrespondenceStore {
  mailboxOfRequest(portalId: string, requestId: number): Promise<MailboxOfRequest>
  /** Letters of the request that came in, newest first. */
  letters(portalId: string, requestId: number): Promise<LetterRow[]>
  /** Letters of the request's threads that we send, oldest first. */
  outgoing(portalId: string, requestId: number): Promise<OutgoingRow[]>
  outgoingById(portalId: string, id: number): Promise<(OutgoingRow & { requestId: number | null }) | null>
  recorded(portalId: string, outgoingId: number, activityId: number): Promise<void>
  /** Letters sent without a known end of which an answer or a bounce speaks: they did arrive. */
  answered(portalId: string, requestId: number): Promise<number[]>
  /** The letter that may have opened a request, and how it ended; null when there is none. */
  openingLetter(
    portalId: string,
    letterId: number,
  ): Promise<{ outcome: string; requestId: number | null; automatic: string | null } | null>
  within(work: (tx: Prisma.TransactionClient) => Promise<void>): Promise<void>
  files(portalId: string, ids: readonly string[]): Promise<Map<string, FileRow>>
  /** Files of a letter stay as long as the letter does. */
  keepFiles(tx: Pick<Prisma.TransactionClient, 'storedFile'>, portalId: string, ids: readonly string[]): Promise<void>
}

export interface FileRow {
  id: string
  name: string
  type: string
  sizeBytes: number
  purpose: string
}

const most = 500

export function createCorrespondenceStore(prisma: PrismaClient): CorrespondenceStore {
  const ofThread = (portalId: string, requestId: number) => ({
    portalId,
    requestId,
    thread: { not: null },
    state: { notIn: ['cancelled', 'withheld'] },
  })
  return {
    async mailboxOfRequest(portalId, requestId) {
      const request = await prisma.requestRecord.findFirst({ where: { portalId, id: requestId, deletedAt: null } })
      const letter = await prisma.letter.findFirst({
        where: { portalId, requestId, direction: 'in', taskId: null },
        orderBy: { id: 'desc' },
        select: { mailbox: { select: { id: true, address: true, active: true } } },
      })
      const mailbox = letter?.mailbox.active
        ? letter.mailbox
        : await prisma.mailbox.findFirst({
            where: { portalId, active: true, purpose: 'requests' },
            orderBy: { id: 'asc' },
            select: { id: true, address: true },
          })
      return {
        known: request !== null,
        id: mailbox?.id ?? null,
        address: mailbox?.address ?? null,
        createdAt: request?.createdAt ?? new Date(0),
      }
    },
    letters: (portalId, requestId) =>
      prisma.letter.findMany({
        where: { portalId, requestId },
        orderBy: { id: 'desc' },
        take: most,
        select: {
          id: true,
          activityId: true,
          taskId: true,
          automatic: true,
          direction: true,
          messageId: true,
          receivedAt: true,
        },
      }),
    outgoing: async (portalId, requestId) =>
      (
        await prisma.outgoingLetter.findMany({
          where: ofThread(portalId, requestId),
          orderBy: { id: 'desc' },
          take: most,
        })
      ).toReversed(),
    outgoingById: (portalId, id) => prisma.outgoingLetter.findFirst({ where: { portalId, id, thread: { not: null } } }),
    async recorded(portalId, id, activityId) {
      await prisma.outgoingLetter.updateMany({ where: { portalId, id }, data: { activityId } })
    },
    async answered(portalId, requestId) {
      const rows = await prisma.outgoingLetter.findMany({
        where: { portalId, requestId, state: 'unknown' },
        select: { id: true, messageId: true },
      })
      const found: number[] = []
      for (const { id, messageId } of rows) {
        const bare = messageId.replace(/^<|>$/g, '')
        const named = { portalId, letterId: { not: null }, messageId: { equals: bare, mode: 'insensitive' as const } }
        if (await prisma.messageRef.findFirst({ where: { ...named, requestId }, select: { id: true } })) found.push(id)
      }
      return found
    },
    openingLetter: (portalId, id) =>
      prisma.letter.findFirst({
        where: { portalId, id },
        select: { outcome: true, requestId: true, automatic: true },
      }),
    within: (work) => prisma.$transaction(work),
    async keepFiles(tx, portalId, ids) {
      await tx.storedFile.updateMany({ where: { portalId, id: { in: [...ids] } }, data: { expiresAt: null } })
    },
    async files(portalId, ids) {
      if (ids.length === 0) return new Map()
      const rows = await prisma.storedFile.findMany({ where: { portalId, id: { in: [...ids] } } })
      return new Map(
        rows.map(({ id, name, contentType, sizeBytes, purpose }) => [
          id,
          { id, name, type: contentType, sizeBytes: Number(sizeBytes), purpose },
        ]),
      )
    },
  }
}
