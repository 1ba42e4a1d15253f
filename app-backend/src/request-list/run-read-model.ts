import type { PrismaClient } from '@poryadok/prisma'

/** Rule under which changes from the list stand in the ledger. */
export const listRule = 'request-list'

/** Did the person make this change in the list? */
export async function isOwnRun(
  prisma: PrismaClient,
  { portalId, userId, runId }: { portalId: string; userId: number; runId: string },
): Promise<boolean> {
  const where = { portalId, id: runId, userId, rule: listRule }
  return (await prisma.ledgerRun.findFirst({ where, select: { id: true } })) !== null
}
