import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { z } from 'zod'
import type { Reason } from '../kernel/reason.ts'
import type { Transaction } from '../platform/db/database.ts'
import { leadEntityTypeId } from '../portal/index.ts'
import type { missedStates } from './contract.ts'
import type { Edit } from './rules/whose-edit.ts'

export type MissedState = (typeof missedStates)[number]

/** Which card of the CRM. */
export interface CallPlace {
  portalId: string
  entityTypeId: number
  entityId: number
}

export interface MissedRow extends Omit<Prisma.MissedCallModel, 'edits' | 'because' | 'state'> {
  state: MissedState
  edits: Edit[]
  because: Reason[]
}

const edits = z.array(
  z.object({ at: z.coerce.date(), userId: z.int().nullable(), by: z.int().nullable(), own: z.boolean() }),
)

export const rowOf = (row: Prisma.MissedCallModel): MissedRow => ({
  ...row,
  state: row.state as MissedState,
  edits: edits.parse(row.edits),
  because: row.because as unknown as Reason[],
})

export async function readMissed(
  prisma: Pick<PrismaClient, 'missedCall'>,
  place: CallPlace,
): Promise<MissedRow | null> {
  const row = await prisma.missedCall.findFirst({ where: place })
  return row && rowOf(row)
}

/** Rows that are due, the longest waiting first. */
export async function dueRows(
  prisma: Pick<PrismaClient, 'missedCall'>,
  portalId: string,
  now: Date,
  most: number,
): Promise<MissedRow[]> {
  const rows = await prisma.missedCall.findMany({
    where: { portalId, lookAt: { lte: now } },
    orderBy: { lookAt: 'asc' },
    take: most,
  })
  return rows.map(rowOf)
}

export async function nextDue(prisma: Pick<PrismaClient, 'missedCall'>, portalId: string): Promise<Date | null> {
  const row = await prisma.missedCall.findFirst({
    where: { portalId, lookAt: { not: null } },
    orderBy: { lookAt: 'asc' },
    select: { lookAt: true },
  })
  return row?.lookAt ?? null
}

/**
 * A lead that may be of a missed call. Without `lastCallAt` it sleeps until its call is known: it is in no list, and only who
 * changes its responsible is kept. True: it was not known.
 */
export async function addPending(
  tx: Transaction,
  place: CallPlace,
  { leadCreatedAt, now, lastCallAt = null }: { leadCreatedAt: Date; now: Date; lastCallAt?: Date | null },
): Promise<boolean> {
  const lookAt = lastCallAt === null ? null : now
  const row = { ...place, leadCreatedAt, lastCallAt, seenAt: now, lookAt, callIds: [], operatorUsers: [] }
  const { count } = await tx.missedCall.createMany({ data: [row], skipDuplicates: true })
  return count > 0
}

/** Somebody else changed the lead: the rule looks at it again. Settled rows hear of the responsible only within the guard window. */
export async function noteEdit(
  tx: Transaction,
  { portalId, entityTypeId, entityId }: CallPlace,
  edit: Edit | null,
  now: Date,
) {
  const added = JSON.stringify(edit ? [edit] : [])
  return tx.$executeRaw`
    UPDATE missed_call SET edits = edits || ${added}::jsonb, seen_at = ${now}::timestamptz, look_at = CASE WHEN look_at IS NULL THEN NULL ELSE ${now}::timestamptz END
    WHERE portal_id = ${portalId}::uuid AND entity_type_id = ${entityTypeId} AND entity_id = ${entityId}`
}

export async function updateMissed(
  tx: Transaction,
  place: CallPlace,
  data: Omit<Prisma.MissedCallUpdateManyMutationInput, 'because'> & { because?: readonly Reason[] },
): Promise<void> {
  const { because, ...rest } = data
  const told = because === undefined ? {} : { because: because.map((one) => ({ ...one })) }
  await tx.missedCall.updateMany({ where: place, data: { ...rest, ...told } })
}

const dayMs = 24 * 60 * 60_000

/** The lines are others now: calls of the last day that nobody got are looked at again. */
export async function lookAgain(tx: Transaction, portalId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - dayMs)
  const lost = { portalId, entityTypeId: leadEntityTypeId, state: 'unresolved', lastCallAt: { gte: since } }
  await tx.missedCall.updateMany({ where: lost, data: { state: 'pending', lookAt: now } })
}

/** Leads that no call has come for. */
export async function dropAsleep(
  prisma: Pick<PrismaClient, 'missedCall'>,
  portalId: string,
  before: Date,
): Promise<void> {
  await prisma.missedCall.deleteMany({ where: { portalId, lastCallAt: null, leadCreatedAt: { lt: before } } })
}
