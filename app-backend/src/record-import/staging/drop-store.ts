import type { Prisma } from '@poryadok/prisma'

type Tx = Prisma.TransactionClient

/** Empties the staging of a run; false when some of it is in the portal already, or on its way there. */
export async function dropStaged(tx: Tx, importId: string): Promise<boolean> {
  const gone = await tx.importRow.count({ where: { importId, state: { in: ['IN_FLIGHT', 'SUCCESS', 'UNDONE'] } } })
  if (gone > 0) return false
  await tx.importRow.deleteMany({ where: { importId } })
  return true
}
