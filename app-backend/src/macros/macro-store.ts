import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { Macro, MacroBody, MacroSteps } from './contract.ts'

type Tx = Prisma.TransactionClient
interface By {
  userId: number
  now: Date
}

const columns = { id: true, name: true, steps: true, revision: true } as const

/** Macros of a portal in their order. */
export async function readMacros(prisma: PrismaClient, portalId: string): Promise<Macro[]> {
  const rows = await prisma.requestMacro.findMany({
    where: { portalId },
    orderBy: { position: 'asc' },
    select: columns,
  })
  return rows.map((row) => ({ ...row, steps: row.steps as MacroSteps }))
}

export async function addMacro(
  tx: Tx,
  portalId: string,
  { name, steps }: MacroBody,
  { userId, now }: By,
): Promise<void> {
  const position = await tx.requestMacro.count({ where: { portalId } })
  await tx.requestMacro.create({ data: { portalId, name, position, steps, changedBy: userId, changedAt: now } })
}

/** False: somebody was faster, or it is gone. */
export async function changeMacro(
  tx: Tx,
  where: { portalId: string; id: string; revision: number },
  { name, steps }: MacroBody,
  { userId, now }: By,
): Promise<boolean> {
  const data = { name, steps, revision: where.revision + 1, changedBy: userId, changedAt: now }
  return (await tx.requestMacro.updateMany({ where, data })).count === 1
}

export async function dropMacro(tx: Tx, portalId: string, id: string): Promise<void> {
  await tx.requestMacro.deleteMany({ where: { portalId, id } })
}
