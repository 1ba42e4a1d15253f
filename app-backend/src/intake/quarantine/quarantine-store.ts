import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../../kernel/reason.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** Sends letters of these outcomes through the normal way again, with all their tries; returns those that go. */
export async function sendAgain(
  db: Db,
  {
    portalId,
    ids,
    outcomes,
    now,
  }: { portalId: string; ids: readonly number[]; outcomes: readonly string[]; now: Date },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    UPDATE letter SET outcome = 'waiting', attempts = 0, why = '[]'::jsonb, last_error = NULL, handled_at = NULL, due_at = ${now}
    WHERE portal_id = ${portalId}::uuid AND id = ANY(${[...ids]}::int[]) AND outcome = ANY(${[...outcomes]}::text[]) RETURNING id`
  return rows.map(({ id }) => id)
}

/** The next letters in quarantine after a number, the oldest first; `upTo` is the last that counts. */
export async function nextQuarantined(
  db: Db,
  {
    portalId,
    after,
    upTo,
    ids,
    take,
  }: { portalId: string; after: number; upTo: number; ids: readonly number[] | null; take: number },
): Promise<number[]> {
  const rows = await db.letter.findMany({
    where: {
      portalId,
      outcome: 'quarantined',
      AND: [{ id: { gt: after } }, { id: { lte: upTo } }, ids ? { id: { in: [...ids] } } : {}],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
    take,
  })
  return rows.map(({ id }) => id)
}

/** How letters stand now. */
export async function outcomesOf(db: Db, portalId: string, ids: readonly number[]): Promise<string[]> {
  const rows = await db.letter.findMany({ where: { portalId, id: { in: [...ids] } }, select: { outcome: true } })
  return rows.map(({ outcome }) => outcome)
}

export interface QuarantineSize {
  count: number
  last: number
  /** When the oldest of them came. */
  since: Date | null
}

/** How many letters wait there; `ids`: of these only. */
export async function quarantineSize(db: Db, portalId: string, ids?: readonly number[]): Promise<QuarantineSize> {
  const { _count, _max, _min } = await db.letter.aggregate({
    where: { portalId, outcome: 'quarantined', ...(ids ? { id: { in: [...ids] } } : {}) },
    _count: { _all: true },
    _max: { id: true },
    _min: { receivedAt: true },
  })
  return { count: _count._all, last: _max.id ?? 0, since: _min.receivedAt }
}

/** Leaves a quarantined letter aside for good; false when it is not there any more. */
export async function setAside(
  db: Db,
  { portalId, id, because, now }: { portalId: string; id: number; because: Reason; now: Date },
): Promise<boolean> {
  const data = { outcome: 'ignored', why: [{ ...because }], handledAt: now, lastError: null }
  return (await db.letter.updateMany({ where: { id, portalId, outcome: 'quarantined' }, data })).count === 1
}
