import type { Prisma } from '@poryadok/prisma'
import type { MissedCallDeps } from './missed-call-deps.ts'
import type { MissedRow } from './missed-store.ts'

export type CardKey = Pick<MissedRow, 'entityTypeId' | 'entityId'>

/** What a number stands for: itself, the cards of which the viewer's are counted, or null: more cards than one request tells of. */
export type ToCount = number | readonly CardKey[] | null

/** Cards asked of the portal for one number. */
const most = 100

/** Calls to count for a viewer; `seesAll`: the portal need not be asked which of them the viewer sees. */
export async function callsToCount(
  { db }: Pick<MissedCallDeps, 'db'>,
  where: Prisma.MissedCallWhereInput,
  seesAll: boolean,
): Promise<ToCount> {
  const { missedCall } = db.prisma
  if (seesAll) return missedCall.count({ where })
  const found = await missedCall.findMany({
    where,
    select: { entityTypeId: true, entityId: true },
    orderBy: [{ lastCallAt: 'desc' }, { entityId: 'desc' }],
    take: most + 1,
  })
  return found.length > most ? null : found
}

export const cardsOf = (calls: ToCount): readonly CardKey[] =>
  calls === null || typeof calls === 'number' ? [] : calls

/** How many of them the viewer sees; null: not known. */
export const countSeen = (calls: ToCount, seen: (card: CardKey) => boolean): number | null =>
  calls === null || typeof calls === 'number' ? calls : calls.filter(seen).length
