import type { PrismaClient } from '@poryadok/prisma'

/** What a reader of a request may know of its letters without opening them: subject, writer, moment. */
export async function letterHeadlines(prisma: PrismaClient, portalId: string, ids: readonly number[]) {
  const rows = await prisma.letter.findMany({
    where: { portalId, id: { in: [...ids] } },
    select: { id: true, subject: true, fromName: true, fromAddress: true, sentAt: true, receivedAt: true },
  })
  return new Map(
    rows.map((row) => [
      row.id,
      { subject: row.subject ?? '', from: row.fromName || row.fromAddress || '', at: row.sentAt ?? row.receivedAt },
    ]),
  )
}
