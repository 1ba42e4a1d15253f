import type { Clock } from '../platform/clock/clock.ts'
import type { Database, Transaction } from '../platform/db/database.ts'
import { AppError, type ErrorParams } from '../platform/errors/app-error.ts'
import { formatDateTime } from '../platform/time/format-time.ts'
import { workingKey } from './read-working.ts'
import type { RuleKinds } from './rule-kinds.ts'
import { lockSet, type SetKey, type StoredRules } from './rule-store.ts'

export interface ChangeDeps {
  db: Database
  clock: Clock
  kinds: RuleKinds
  /** Names of the portal's people by their ids. */
  peopleOf(portalId: string): Promise<ReadonlyMap<number, string>>
  /** IANA zone in which the portal's people read a moment. */
  zoneOf(portalId: string): Promise<string>
  /** Other rules decide from now on, in the transaction that makes them do so. */
  atWork?(tx: Transaction, by: ChangeOf): Promise<void>
}

/** Who changes which rules. */
export interface ChangeOf extends SetKey {
  userId: number
}

/** One change of a rule set: alone, in one transaction; `at work` tells every process at the commit. */
export function changeSet<T>({ db }: ChangeDeps, set: SetKey, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.prisma.$transaction(async (tx) => {
    await lockSet(tx, set)
    return work(tx)
  })
}

/** Tells every process that other rules are at work, at the commit. */
export const tellWorking = ({ db }: ChangeDeps, tx: Transaction, { portalId, kind }: SetKey): Promise<void> =>
  db.notify('rules', workingKey(portalId, kind), tx)

/** Who did it and when, for the sentence of a conflict. */
async function whoAndWhen(deps: ChangeDeps, portalId: string, userId: number, at: Date): Promise<ErrorParams> {
  const who = (await deps.peopleOf(portalId)).get(userId) ?? `№ ${userId}`
  const zone = await deps.zoneOf(portalId)
  const when = (lang: 'ru' | 'en') => formatDateTime(at, { lang, zone })
  return { whoRu: who, whoEn: who, atRu: when('ru'), atEn: when('en') }
}

export const draftConflict = async (deps: ChangeDeps, { portalId, updatedBy, updatedAt }: StoredRules) =>
  new AppError('rules.draft-conflict', { params: await whoAndWhen(deps, portalId, updatedBy, updatedAt) })

export async function publishedMeanwhile(deps: ChangeDeps, row: StoredRules | null): Promise<AppError> {
  if (row === null) return new AppError('rules.no-version')
  const { portalId, publishedBy, createdBy, publishedAt, createdAt, version } = row
  const words = await whoAndWhen(deps, portalId, publishedBy ?? createdBy, publishedAt ?? createdAt)
  return new AppError('rules.published-meanwhile', { params: { ...words, version: version ?? 0 } })
}
