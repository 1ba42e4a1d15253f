import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../../kernel/reason.ts'

type Tx = Prisma.TransactionClient
type Sql = Tx | PrismaClient

export interface Trace {
  key: string
  companyId: number
}

export interface NewProposal {
  contactId: number
  kind: 'company' | 'leaver'
  /** 0: of none. */
  companyId: number
  because: readonly Reason[]
}

export type ProposalRow = Prisma.ContactProposalModel

/** What nobody decided is looked for anew; decisions stay. */
export async function beginScan(tx: Tx, portalId: string): Promise<void> {
  await tx.companyTrace.deleteMany({ where: { portalId } })
  await tx.contactProposal.deleteMany({ where: { portalId, state: 'open' } })
}

/** What companies are known by is of no use until the next time. */
export const endScan = (tx: Tx, portalId: string) => tx.companyTrace.deleteMany({ where: { portalId } })

export const keepTraces = (tx: Tx, portalId: string, traces: readonly Trace[]) =>
  tx.companyTrace.createMany({ data: traces.map((one) => ({ portalId, ...one })), skipDuplicates: true })

/** A proposal that a person decided before is not made again. */
export const keepProposals = (tx: Tx, portalId: string, proposals: readonly NewProposal[], madeAt: Date) =>
  tx.contactProposal.createMany({
    data: proposals.map(({ because, ...one }) => ({ portalId, madeAt, because: because as object[], ...one })),
    skipDuplicates: true,
  })

export async function companiesKnownBy(
  sql: Sql,
  portalId: string,
  keys: readonly string[],
): Promise<Map<string, number[]>> {
  const rows = await sql.companyTrace.findMany({ where: { portalId, key: { in: [...keys] } } })
  const found = new Map<string, number[]>()
  for (const { key, companyId } of rows) found.set(key, [...(found.get(key) ?? []), companyId])
  return found
}

/** Addresses that servers gave letters back for, for good: the last time of each. */
export async function bouncesOf(sql: Sql, portalId: string, addresses: readonly string[]) {
  const rows = await sql.bouncedAddress.findMany({
    where: { portalId, kind: 'hard', address: { in: [...addresses] } },
    orderBy: { at: 'asc' },
    select: { address: true, at: true },
  })
  return new Map(rows.map((row) => [row.address, row]))
}

export const openProposals = (
  sql: Sql,
  portalId: string,
  { kind, skip, take }: { kind: NewProposal['kind']; skip: number; take: number },
): Promise<ProposalRow[]> =>
  sql.contactProposal.findMany({
    where: { portalId, kind, state: 'open' },
    orderBy: [{ contactId: 'desc' }, { companyId: 'asc' }],
    skip,
    take,
  })

export const openProposal = (sql: Sql, portalId: string, id: string): Promise<ProposalRow | null> =>
  sql.contactProposal.findFirst({ where: { portalId, id, state: 'open' } })

/** An accepted company leaves no other proposals for the contact. */
export async function decideProposal(
  tx: Tx,
  { portalId, id, contactId, kind }: ProposalRow,
  { state, decidedBy, decidedAt }: { state: 'accepted' | 'declined'; decidedBy: number; decidedAt: Date },
): Promise<void> {
  await tx.contactProposal.updateMany({ where: { portalId, id }, data: { state, decidedBy, decidedAt } })
  if (state === 'accepted') await tx.contactProposal.deleteMany({ where: { portalId, contactId, kind, state: 'open' } })
}
