import type { PrismaClient } from '@poryadok/prisma'

export interface RecordPlace {
  portalId: string
  entityTypeId: number
  entityId: number
}

/** Whether the portal has still to be told of something that was decided for the record, or its answer is not known. */
export async function writesUnderWay(prisma: Pick<PrismaClient, 'ledgerEntry'>, place: RecordPlace): Promise<boolean> {
  const { portalId, entityTypeId, entityId } = place
  const open = { portalId, entityTypeId, entityId, state: { in: ['planned', 'sending', 'unknown'] } }
  return (await prisma.ledgerEntry.findFirst({ where: open, select: { id: true } })) !== null
}
