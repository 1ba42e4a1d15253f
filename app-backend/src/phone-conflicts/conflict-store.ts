import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { Transaction } from '../platform/db/database.ts'
import type { OwnedPhone } from './owned-phones.ts'
import { conflictOf, mendingOrder, type PhoneConflict } from './rules/phone-conflict.ts'

/** Conflicts that are kept, those of most people first: who has more mends these and looks again. */
export const mostPhones = 5_000

/** Numbers that a look has read. */
export async function keepPhones(
  tx: Transaction,
  portalId: string,
  scanId: string,
  phones: readonly OwnedPhone[],
): Promise<void> {
  const data = phones.map(({ id, companyIds, ...rest }) => ({
    ...rest,
    entityId: id,
    companyIds: [...companyIds],
    portalId,
    scanId,
  }))
  await tx.sharedPhone.createMany({ data })
}

/** Ends a look: numbers of one person alone go, and so does what earlier looks found. */
export async function endLook(
  tx: Transaction,
  portalId: string,
  scanId: string,
  look: { records: number; endedAt: Date },
): Promise<void> {
  await tx.sharedPhone.deleteMany({ where: { portalId, scanId: { not: scanId } } })
  await tx.$executeRaw`
    DELETE FROM shared_phone WHERE portal_id = ${portalId}::uuid AND phone NOT IN (
      SELECT phone FROM shared_phone WHERE portal_id = ${portalId}::uuid
      GROUP BY phone HAVING count(DISTINCT responsible_id) > 1
      ORDER BY count(DISTINCT responsible_id) DESC, count(*) DESC, phone LIMIT ${mostPhones})`
  await tx.phoneScan.deleteMany({ where: { portalId } })
  await tx.phoneScan.createMany({ data: [{ portalId, scanId, ...look }] })
}

/** What looks that broke off have left. */
export const dropUnended = async (tx: Transaction, portalId: string): Promise<void> => {
  const whole = await tx.phoneScan.findFirst({ where: { portalId } })
  await tx.sharedPhone.deleteMany({ where: { portalId, ...(whole ? { scanId: { not: whole.scanId } } : {}) } })
}

export interface LastLook {
  records: number
  endedAt: Date
  conflicts: PhoneConflict[]
  /** As many as are kept: there may have been more. */
  isFull: boolean
}

/** What the last whole look found, in the order of mending; null: there was none. */
export async function readLook(
  prisma: Pick<PrismaClient, 'phoneScan' | 'sharedPhone'>,
  portalId: string,
): Promise<LastLook | null> {
  const scan = await prisma.phoneScan.findFirst({ where: { portalId } })
  if (!scan) return null
  const rows = await prisma.sharedPhone.findMany({ where: { portalId, scanId: scan.scanId } })
  const phones = Map.groupBy(rows, ({ phone }) => phone)
  const conflicts = Array.from(phones, ([phone, owners]) => conflictOf(phone, owners.map(ownerOf)))
  const { records, endedAt } = scan
  const isFull = phones.size >= mostPhones
  return { records, endedAt, isFull, conflicts: conflicts.flatMap((one) => one ?? []).toSorted(mendingOrder) }
}

const ownerOf = ({ entityTypeId, entityId, responsibleId, companyIds }: Prisma.SharedPhoneModel) => ({
  entityTypeId,
  id: entityId,
  responsibleId,
  companyIds,
})
