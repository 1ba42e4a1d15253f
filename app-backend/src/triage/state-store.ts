import { Prisma, type PrismaClient } from '@poryadok/prisma'
import { z } from 'zod'
import type { Transaction } from '../platform/db/database.ts'
import type { Heard, TriageState } from './rules/triage-state.ts'
import type { RequestPlace } from './store.ts'

const date = z.coerce.date()
const person = z.number().int().nullable()
const instant = z.iso
  .datetime()
  .nullable()
  .transform((text) => (text === null ? null : new Date(text)))
const heardRow = z.object({
  at: date,
  by: person,
  born: z.literal(true).optional(),
  released: z.literal(true).optional(),
  categoryId: z.string().nullable().optional(),
  recount: z.literal(true).optional(),
  undone: z
    .object({
      categoryId: z.string().nullable().optional(),
      dueAt: instant.optional(),
      responsibleId: person.optional(),
    })
    .optional(),
  dueAt: instant.optional(),
  responsibleId: person.optional(),
  stageId: z.string().optional(),
})
const stages = z.array(z.object({ stageId: z.string(), at: date }))
const handovers = z.array(z.object({ at: date, userId: person, by: person }))
const why = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable()

/** A request as the rules know it, with what they have not taken up yet. */
export interface KnownRequest {
  state: TriageState
  heard: readonly Heard[]
}

/** Null: the rules know nothing of the record. */
export async function readKnown(
  prisma: Pick<PrismaClient, 'requestTriage'>,
  place: RequestPlace,
): Promise<KnownRequest | null> {
  const row = await prisma.requestTriage.findFirst({ where: place })
  return row && knownOf(row)
}

/** States of many requests by the ids of their records. */
export async function readKnownOf(
  prisma: Pick<PrismaClient, 'requestTriage'>,
  place: Omit<RequestPlace, 'entityId'>,
  ids: readonly number[],
): Promise<Map<number, TriageState>> {
  const rows = await prisma.requestTriage.findMany({ where: { ...place, entityId: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.entityId, knownOf(row).state]))
}

function knownOf(row: Prisma.RequestTriageModel): KnownRequest {
  const { portalId: _, entityTypeId: _type, entityId: _id, heard, ...rest } = row
  const state = {
    ...rest,
    stages: stages.parse(row.stages),
    handovers: handovers.parse(row.handovers),
    waitingWhy: why.parse(row.waitingWhy),
  }
  return { state, heard: z.array(heardRow).parse(heard) as Heard[] }
}

/** Keeps a change until the rules take it up; `first` is what is known of the record that nothing was known of. */
export async function hear(tx: Transaction, place: RequestPlace, first: TriageState, heard: Heard): Promise<void> {
  await tx.requestTriage.createMany({ data: [{ ...place, ...columns(first) }], skipDuplicates: true })
  await tx.$executeRaw`
    UPDATE request_triage SET heard = heard || ${JSON.stringify([heard])}::jsonb
    WHERE portal_id = ${place.portalId}::uuid AND entity_type_id = ${place.entityTypeId} AND entity_id = ${place.entityId}`
}

/**
 * Keeps the new state in place of the one that was read, and leaves what was heard since. False: somebody else took the same
 * changes up meanwhile, and nothing is kept.
 */
export async function keepState(
  tx: Transaction,
  place: RequestPlace,
  { known, state }: { known: KnownRequest | null; state: TriageState },
): Promise<boolean> {
  await tx.requestTriage.createMany({ data: [{ ...place, ...columns(state) }], skipDuplicates: true })
  const { portalId, entityTypeId, entityId } = place
  await tx.$executeRaw`
    SELECT FROM request_triage
    WHERE portal_id = ${portalId}::uuid AND entity_type_id = ${entityTypeId} AND entity_id = ${entityId} FOR UPDATE`
  const taken = known?.heard ?? []
  const now = (await readKnown(tx, place))?.heard ?? []
  const mine = taken.every((one, at) => JSON.stringify(one) === JSON.stringify(now[at]))
  if (!mine) return false
  const heard = plain(now.slice(taken.length))
  await tx.requestTriage.updateMany({ where: place, data: { ...columns(state), heard } })
  return true
}

/** What was told of the deadline, and when. */
export async function markTold(
  tx: Transaction,
  place: RequestPlace,
  told: Partial<Pick<TriageState, 'warnedAt' | 'breachedAt' | 'escalatedAt'>>,
): Promise<void> {
  await tx.requestTriage.updateMany({ where: place, data: told })
}

/** Nothing is suggested any more. */
export async function dropSuggestion(tx: Transaction, place: RequestPlace): Promise<void> {
  await tx.requestTriage.updateMany({ where: place, data: { suggestedId: null } })
}

/** The record is gone. */
export async function forget(tx: Transaction, place: RequestPlace): Promise<void> {
  await tx.requestTriage.deleteMany({ where: place })
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue

const columns = ({ stages: entered, handovers: given, waitingWhy, ...rest }: TriageState) => ({
  ...rest,
  stages: plain(entered),
  handovers: plain(given),
  waitingWhy: waitingWhy === null ? Prisma.DbNull : plain(waitingWhy),
})
