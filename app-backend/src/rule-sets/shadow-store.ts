import type { Prisma } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { SetKey } from './rule-store.ts'

export interface ShadowRow {
  reader: string
  subject: string
  title: string
  decided: unknown
  would: unknown
  differs: boolean
  because: Reason[]
  at: Date
}

/** What read along longer ago tells nothing of the rules of today. */
const keptMs = 90 * 86_400_000

/** Keeps what a reader would have decided, once for each subject: a letter that is tried again counts once. */
export async function addShadow(tx: Transaction, { portalId, kind }: SetKey, row: ShadowRow): Promise<void> {
  const { decided, would, because, ...plain } = row
  const json = (value: unknown) => (value ?? {}) as Prisma.InputJsonValue
  await tx.ruleShadow.createMany({
    data: [{ portalId, kind, ...plain, decided: json(decided), would: json(would), because: json(because) }],
    skipDuplicates: true,
  })
  await tx.ruleShadow.deleteMany({ where: { portalId, kind, at: { lt: new Date(row.at.getTime() - keptMs) } } })
}

/** Forgets readers that are no more. */
export const forgetShadows = (tx: Transaction, { portalId, kind }: SetKey, reader: { startsWith: string }) =>
  tx.ruleShadow.deleteMany({ where: { portalId, kind, reader } })

export async function countShadows(tx: Transaction, { portalId, kind }: SetKey, reader: string) {
  const rows = await tx.ruleShadow.groupBy({
    by: ['differs'],
    where: { portalId, kind, reader },
    _count: { _all: true },
    _min: { at: true },
  })
  const count = (differs: boolean) => rows.find((row) => row.differs === differs)?._count._all ?? 0
  const firsts = rows.flatMap(({ _min }) => (_min.at ? [_min.at.getTime()] : []))
  return {
    read: count(true) + count(false),
    differs: count(true),
    firstAt: firsts.length > 0 ? new Date(Math.min(...firsts)) : null,
  }
}

/** The newest ones that differ. */
export const readDiffering = (tx: Transaction, { portalId, kind }: SetKey, reader: string, take: number) =>
  tx.ruleShadow.findMany({ where: { portalId, kind, reader, differs: true }, orderBy: { id: 'desc' }, take })

/** From -> to of those that differ, the most frequent first. */
export const countMoves = (tx: Transaction, { portalId, kind }: SetKey, reader: string, take: number) =>
  tx.$queryRaw<{ decided: unknown; would: unknown; count: number }[]>`
    SELECT decided, would, count(*)::int AS count FROM rule_shadow
    WHERE portal_id = ${portalId}::uuid AND kind = ${kind} AND reader = ${reader} AND differs
    GROUP BY 1, 2 ORDER BY 3 DESC LIMIT ${take}`
