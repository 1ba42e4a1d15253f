import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { AppError } from '../platform/errors/app-error.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { changeOutcomes, changeSources } from './contract.ts'
import type { Status } from './rules/status.ts'

/** A change as it is kept. */
export type StoredChange = Prisma.CompanyStatusChangeModel
type Reader = Pick<PrismaClient, 'companyStatus' | 'companyStatusField' | 'companyStatusChange'>

export interface Directory {
  /** Null: the portal has no field for statuses yet. */
  fieldId: number | null
  revision: number
  /** In their order. */
  statuses: Status[]
}

export async function readDirectory(prisma: Reader, portalId: string): Promise<Directory> {
  const field = await prisma.companyStatusField.findFirst({ where: { portalId } })
  const rows = await prisma.companyStatus.findMany({
    where: { portalId },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
  })
  const statuses = rows.map(({ portalId: _portal, position: _position, ...status }) => status)
  return { fieldId: field?.fieldId ?? null, revision: field?.revision ?? 0, statuses }
}

/** Keeps the whole directory in the given order. `revision`: what the editor knew; null: whatever is there. @throws AppError `company-status.directory-changed` */
export async function saveDirectory(
  tx: Transaction,
  portalId: string,
  {
    fieldId,
    revision,
    statuses,
    at,
  }: { fieldId: number; revision: number | null; statuses: readonly Status[]; at: Date },
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`company-status/${portalId}`}::text, 0))::text`
  const known = await tx.companyStatusField.findFirst({ where: { portalId } })
  if (revision !== null && (known?.revision ?? 0) !== revision) throw new AppError('company-status.directory-changed')
  if (known)
    await tx.companyStatusField.updateMany({
      where: { portalId },
      data: { fieldId, revision: known.revision + 1, syncedAt: at },
    })
  else await tx.companyStatusField.create({ data: { portalId, fieldId, syncedAt: at } })
  await tx.companyStatus.deleteMany({ where: { portalId } })
  await tx.companyStatus.createMany({
    data: statuses.map(({ key, name, note, tone, isDefault, isProtected, archived, optionId }, position) => ({
      portalId,
      position,
      key,
      name,
      note,
      tone,
      isDefault,
      isProtected,
      archived,
      optionId,
    })),
  })
}

export interface NewChange {
  id?: string
  companyId: number
  fromKey: string | null
  toKey: string | null
  /** Null: the product. */
  userId: number | null
  at: Date
  source: (typeof changeSources)[number]
  outcome: (typeof changeOutcomes)[number]
  comment?: string
  because?: readonly object[]
  runId?: string
}

/** Keeps changes; one whose id is known is kept once. */
export async function addChanges(
  tx: Pick<Transaction, 'companyStatusChange'>,
  portalId: string,
  rows: readonly NewChange[],
): Promise<void> {
  await tx.companyStatusChange.createMany({
    data: rows.map(({ because = [], ...row }) => ({ ...row, portalId, because: because.map((one) => ({ ...one })) })),
    skipDuplicates: true,
  })
}

const mostShown = 100

/** Changes of a company, the newest first. */
export const changesOf = (prisma: Reader, portalId: string, companyId: number): Promise<StoredChange[]> =>
  prisma.companyStatusChange.findMany({ where: { portalId, companyId }, orderBy: { at: 'desc' }, take: mostShown })

/** Changes past the product that nobody has judged yet, the oldest first. */
export const unjudged = (prisma: Reader, portalId: string, most: number): Promise<StoredChange[]> =>
  prisma.companyStatusChange.findMany({ where: { portalId, outcome: 'judging' }, orderBy: { at: 'asc' }, take: most })

export const revertsSince = (prisma: Reader, portalId: string, companyId: number, since: Date): Promise<number> =>
  prisma.companyStatusChange.count({ where: { portalId, companyId, outcome: 'reverted', at: { gte: since } } })
