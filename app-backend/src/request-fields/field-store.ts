import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { FieldSet } from './rules/field-definition.ts'
import { readySet } from './rules/ready-set.ts'

export interface KeptFields {
  set: FieldSet
  /** 0: the ready set, which nobody has changed. */
  revision: number
  changedBy: number | null
  changedAt: Date | null
}

/** The set of a portal. */
export async function readFields(prisma: PrismaClient, portalId: string): Promise<KeptFields> {
  const row = await prisma.requestFieldSet.findFirst({ where: { portalId } })
  if (!row) return { set: readySet, revision: 0, changedBy: null, changedAt: null }
  const { revision, changedBy, changedAt } = row
  return { set: row.body as unknown as FieldSet, revision, changedBy, changedAt }
}

interface Writing {
  portalId: string
  set: FieldSet
  /** The revision that the writer saw. */
  revision: number
  userId: number
  now: Date
}

/** False: somebody was faster. */
export async function writeFields(
  tx: Prisma.TransactionClient,
  { portalId, set, revision, userId, now }: Writing,
): Promise<boolean> {
  const data = {
    body: set as unknown as Prisma.InputJsonObject,
    revision: revision + 1,
    changedBy: userId,
    changedAt: now,
  }
  const { count } =
    revision === 0
      ? await tx.requestFieldSet.createMany({ data: [{ portalId, ...data }], skipDuplicates: true })
      : await tx.requestFieldSet.updateMany({ where: { portalId, revision }, data })
  return count === 1
}
