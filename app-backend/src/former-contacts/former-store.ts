import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { z } from 'zod'
import type { CompanyLink } from './rules/company-link.ts'

type Sql = Prisma.TransactionClient | PrismaClient
type Row = Prisma.FormerContactModel

/** A time in which a contact did not work for its companies. */
export interface FormerRow extends Omit<Row, 'links' | 'because'> {
  links: CompanyLink[]
  because: unknown
}

const links = z.array(z.object({ companyId: z.int(), sort: z.int(), primary: z.boolean() }))
const rowOf = (row: Row): FormerRow => ({ ...row, links: links.parse(row.links) })

/** A mark that comes twice, or while the contact is on its way back, is the same time. */
export async function beginFormer(
  tx: Sql,
  {
    portalId,
    contactId,
    name,
    markedBy,
    now,
  }: { portalId: string; contactId: number; name: string; markedBy: number | null; now: Date },
): Promise<void> {
  const data = { portalId, contactId, name, markedBy, markedAt: now, state: 'leaving', lookAt: now }
  await tx.formerContact.createMany({ data: [data], skipDuplicates: true })
  await tx.formerContact.updateMany({
    where: { portalId, contactId, lasting: true },
    data: { lookAt: now, state: 'leaving' },
  })
}

/** False: the contact is no former one. */
export const lookAgain = async (tx: Sql, portalId: string, contactId: number, now: Date): Promise<boolean> =>
  (await tx.formerContact.updateMany({ where: { portalId, contactId, lasting: true }, data: { lookAt: now } })).count >
  0

export async function dueFormer(sql: Sql, portalId: string, now: Date, most: number): Promise<FormerRow[]> {
  const rows = await sql.formerContact.findMany({
    where: { portalId, lookAt: { lte: now } },
    orderBy: [{ lookAt: 'asc' }, { id: 'asc' }],
    take: most,
  })
  return rows.map(rowOf)
}

export async function nextFormerDue(sql: Sql, portalId: string): Promise<Date | null> {
  const row = await sql.formerContact.findFirst({
    where: { portalId, lookAt: { not: null } },
    orderBy: { lookAt: 'asc' },
    select: { lookAt: true },
  })
  return row?.lookAt ?? null
}

export const updateFormer = (
  tx: Sql,
  { portalId, id }: Pick<FormerRow, 'portalId' | 'id'>,
  data: Prisma.FormerContactUpdateManyMutationInput,
) => tx.formerContact.updateMany({ where: { portalId, id }, data })

/** Former contacts, the last first; with `contactIds` those that are away of them. */
export async function listFormerRows(
  sql: Sql,
  portalId: string,
  {
    lasting,
    contactIds,
    skip = 0,
    take,
  }: { lasting?: boolean; contactIds?: readonly number[]; skip?: number; take: number },
): Promise<FormerRow[]> {
  const rows = await sql.formerContact.findMany({
    where: {
      portalId,
      ...(lasting === undefined ? {} : { lasting: lasting ? true : null }),
      ...(contactIds ? { contactId: { in: [...contactIds] } } : {}),
    },
    orderBy: [{ markedAt: 'desc' }, { id: 'desc' }],
    skip,
    take,
  })
  return rows.map(rowOf)
}

export async function formerById(sql: Sql, portalId: string, id: string): Promise<FormerRow | null> {
  const row = await sql.formerContact.findFirst({ where: { portalId, id } })
  return row && rowOf(row)
}

/** A contact that does not work now. */
export interface Away {
  contactId: number
  since: Date
  /** That it left, the main one first. */
  companyIds: number[]
  successorId: number | null
}

/** Those of these contacts who do not work now. */
export async function awayAmong(sql: Sql, portalId: string, contactIds: readonly number[]): Promise<Away[]> {
  if (contactIds.length === 0) return []
  const where = { portalId, lasting: true, contactId: { in: [...contactIds] } }
  const rows = (await sql.formerContact.findMany({ where })).map(rowOf)
  return rows.map(({ contactId, markedAt, links: kept, successorId }) => ({
    contactId,
    since: markedAt,
    companyIds: mainFirst(kept),
    successorId,
  }))
}

/** Companies that these contacts left, for those who are away. */
export const leftCompanies = async (
  sql: Sql,
  portalId: string,
  contactIds: readonly number[],
): Promise<Map<number, number[]>> =>
  new Map((await awayAmong(sql, portalId, contactIds)).map((one) => [one.contactId, one.companyIds]))

const mainFirst = (kept: readonly CompanyLink[]) =>
  kept.toSorted((a, b) => Number(b.primary) - Number(a.primary)).map(({ companyId }) => companyId)

/** Writes of a run that are not in the portal yet. */
export const waitingWrites = (sql: Sql, portalId: string, runId: string): Promise<number> =>
  sql.ledgerEntry.count({ where: { portalId, runId, state: { in: ['planned', 'sending', 'unknown'] } } })

export const fieldsMadeAt = async (sql: Sql, portalId: string): Promise<Date | null> =>
  (await sql.formerContactFields.findFirst({ where: { portalId } }))?.madeAt ?? null

export const keepFieldsMade = (sql: Sql, portalId: string, now: Date) =>
  sql.formerContactFields.createMany({ data: [{ portalId, madeAt: now }], skipDuplicates: true })
