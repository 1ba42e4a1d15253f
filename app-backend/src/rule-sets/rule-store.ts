import type { Prisma } from '@poryadok/prisma'
import type { Transaction } from '../platform/db/database.ts'
import type { RuleMode } from './contract.ts'

/** A rule set of a portal. */
export interface SetKey {
  portalId: string
  kind: string
}

export interface StoredSet {
  mode: RuleMode
  version: number | null
  shadowSince: Date | null
}

const asJson = (value: unknown) => value as Prisma.InputJsonValue

/** Lets one person at a time change the set; held to the end of the transaction. */
export async function lockSet(tx: Transaction, { portalId, kind }: SetKey): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rules ${portalId} ${kind}`}, 0))`
}

/** The set; one that nobody touched is live and has no version. */
export async function readSet(tx: Transaction, { portalId, kind }: SetKey): Promise<StoredSet> {
  const row = await tx.ruleSet.findFirst({ where: { portalId, kind } })
  return row
    ? { mode: row.mode as RuleMode, version: row.version, shadowSince: row.shadowSince }
    : { mode: 'live', version: null, shadowSince: null }
}

/** Sets of a portal by kind. */
export async function readSets(tx: Transaction, portalId: string) {
  const [sets, drafts] = [
    await tx.ruleSet.findMany({ where: { portalId } }),
    await tx.ruleVersion.findMany({ where: { portalId, version: null }, select: { kind: true } }),
  ]
  return {
    sets: new Map(sets.map((row) => [row.kind, { mode: row.mode as RuleMode, version: row.version }])),
    drafts: new Set(drafts.map(({ kind }) => kind)),
  }
}

export async function writeSet(tx: Transaction, { portalId, kind }: SetKey, set: StoredSet, now: Date): Promise<void> {
  const data = { ...set, updatedAt: now }
  const { count } = await tx.ruleSet.updateMany({ where: { portalId, kind }, data })
  if (count === 0) await tx.ruleSet.create({ data: { portalId, kind, ...data } })
}

export type StoredRules = Prisma.RuleVersionModel

export const readDraft = (tx: Transaction, { portalId, kind }: SetKey): Promise<StoredRules | null> =>
  tx.ruleVersion.findFirst({ where: { portalId, kind, version: null } })

export const readVersion = (
  tx: Transaction,
  { portalId, kind }: SetKey,
  version: number,
): Promise<StoredRules | null> => tx.ruleVersion.findFirst({ where: { portalId, kind, version } })

/** Published ones, the newest first. */
export const listVersions = (tx: Transaction, { portalId, kind }: SetKey, take: number): Promise<StoredRules[]> =>
  tx.ruleVersion.findMany({
    where: { portalId, kind, version: { not: null } },
    orderBy: { version: 'desc' },
    take,
  })

export async function lastVersion(tx: Transaction, { portalId, kind }: SetKey): Promise<number> {
  const { _max } = await tx.ruleVersion.aggregate({ where: { portalId, kind }, _max: { version: true } })
  return _max.version ?? 0
}

interface By {
  userId: number
  now: Date
}

/** Writes the draft, a new one or over the one that is there; each save counts its revision up. */
export async function writeDraft(
  tx: Transaction,
  { portalId, kind }: SetKey,
  draft: StoredRules | null,
  body: unknown,
  { userId, now }: By,
): Promise<StoredRules> {
  const data = { body: asJson(body), updatedBy: userId, updatedAt: now }
  if (draft === null)
    return tx.ruleVersion.create({ data: { portalId, kind, ...data, createdBy: userId, createdAt: now } })
  const [row] = await tx.ruleVersion.updateManyAndReturn({
    where: { portalId, id: draft.id },
    data: { ...data, revision: draft.revision + 1 },
  })
  return row ?? draft
}

export const removeDraft = (tx: Transaction, { portalId, kind }: SetKey) =>
  tx.ruleVersion.deleteMany({ where: { portalId, kind, version: null } })

/** Makes the draft a version: from now on nothing changes it. */
export const publishDraft = (
  tx: Transaction,
  draft: StoredRules,
  { version, note }: { version: number; note: string },
  { userId, now }: By,
) =>
  tx.ruleVersion.updateMany({
    where: { portalId: draft.portalId, id: draft.id, version: null },
    data: { version, note, publishedBy: userId, publishedAt: now },
  })

/** Publishes an old version's rules again. */
export async function publishAgain(
  tx: Transaction,
  old: StoredRules,
  { version, note }: { version: number; note: string },
  { userId, now }: By,
): Promise<void> {
  const by = { createdBy: userId, createdAt: now, updatedBy: userId, updatedAt: now }
  const place = { portalId: old.portalId, kind: old.kind, version, backTo: old.version }
  await tx.ruleVersion.create({
    data: { ...place, body: asJson(old.body), note, ...by, publishedBy: userId, publishedAt: now },
  })
}

export interface SwitchTurn {
  what: 'mode' | 'draft'
  before: string
  after: string
}

export async function addTurn(tx: Transaction, set: SetKey, turn: SwitchTurn, { userId, now }: By): Promise<void> {
  await tx.ruleSwitch.create({ data: { portalId: set.portalId, kind: set.kind, ...turn, userId, at: now } })
}

export const listTurns = (tx: Transaction, { portalId, kind }: SetKey, take: number) =>
  tx.ruleSwitch.findMany({ where: { portalId, kind }, orderBy: { id: 'desc' }, take })
