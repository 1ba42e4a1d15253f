import type { Prisma } from '@poryadok/prisma'
import type { Transaction } from '../platform/db/database.ts'
import type { SetKey } from './rule-store.ts'
import { addedLoads, type Tally, type TallyLoad } from './rules/tally.ts'

export type StoredDryRun = Prisma.RuleDryRunModel
export type StoredDryMove = Prisma.RuleDryMoveModel
type NewDryRun = Omit<
  StoredDryRun,
  'records' | 'changed' | 'likePeople' | 'againstPeople' | 'effects' | 'loads' | 'endedAt'
>

const asJson = (value: unknown) => value as Prisma.InputJsonValue

/** Runs of a set that are kept. */
const kept = 5

/** Adds the run; the oldest ones of its set go. */
export async function addDryRun(tx: Transaction, run: NewDryRun): Promise<void> {
  const { portalId, kind } = run
  const old = await tx.ruleDryRun.findMany({
    where: { portalId, kind },
    orderBy: { startedAt: 'desc' },
    skip: kept - 1,
    select: { id: true },
  })
  await tx.ruleDryRun.deleteMany({ where: { portalId, id: { in: old.map(({ id }) => id) } } })
  await tx.ruleDryRun.create({ data: { ...run, base: asJson(run.base), body: asJson(run.body) } })
}

export const readDryRun = (tx: Transaction, portalId: string, id: string): Promise<StoredDryRun | null> =>
  tx.ruleDryRun.findFirst({ where: { portalId, id } })

export const lastDryRunOf = (tx: Transaction, { portalId, kind }: SetKey): Promise<StoredDryRun | null> =>
  tx.ruleDryRun.findFirst({ where: { portalId, kind }, orderBy: { startedAt: 'desc' } })

/** Moves of a run, the most frequent first. */
export const readMoves = (tx: Transaction, portalId: string, runId: string, take: number): Promise<StoredDryMove[]> =>
  tx.ruleDryMove.findMany({ where: { portalId, runId }, orderBy: [{ count: 'desc' }, { fromKey: 'asc' }], take })

const samplesKept = 20

/** Adds what a page of records came to. One worker at a time holds the run: reading and writing need no lock. */
export async function addTally(tx: Transaction, { portalId, id: runId }: StoredDryRun, tally: Tally): Promise<void> {
  const { records, changed, likePeople, againstPeople, effects, moves, loads } = tally
  const run = await tx.ruleDryRun.findFirstOrThrow({
    where: { portalId, id: runId },
    select: { effects: true, loads: true },
  })
  const counted = { ...(run.effects as Record<string, number>) }
  for (const [name, count] of Object.entries(effects)) counted[name] = (counted[name] ?? 0) + count
  await tx.ruleDryRun.updateMany({
    where: { portalId, id: runId },
    data: {
      records: { increment: records },
      changed: { increment: changed },
      likePeople: { increment: likePeople },
      againstPeople: { increment: againstPeople },
      effects: counted,
      loads: asJson(addedLoads(run.loads as unknown as TallyLoad[], loads)),
    },
  })
  for (const { fromKey, toKey, ...move } of moves) {
    const where = { portalId, runId, fromKey, toKey }
    const known = await tx.ruleDryMove.findFirst({ where })
    const samples = [...((known?.samples ?? []) as object[]), ...move.samples].slice(0, samplesKept)
    const data = {
      count: (known?.count ?? 0) + move.count,
      likePeople: (known?.likePeople ?? 0) + move.likePeople,
      againstPeople: (known?.againstPeople ?? 0) + move.againstPeople,
      samples: asJson(samples),
    }
    if (known) await tx.ruleDryMove.updateMany({ where, data })
    else await tx.ruleDryMove.create({ data: { ...where, from: asJson(move.from), to: asJson(move.to), ...data } })
  }
}

export const endDryRun = (tx: Transaction, portalId: string, id: string, endedAt: Date) =>
  tx.ruleDryRun.updateMany({ where: { portalId, id }, data: { endedAt } })
