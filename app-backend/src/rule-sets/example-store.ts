import type { Prisma } from '@poryadok/prisma'
import type { Transaction } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { lockSet, type SetKey } from './rule-store.ts'

export interface Example {
  id: number
  name: string
  facts: unknown
  expected: unknown
}

/** A bench that runs with each keystroke stays quick. */
const exampleLimit = 300

export const readExamples = (tx: Transaction, { portalId, kind }: SetKey): Promise<Example[]> =>
  tx.ruleExample.findMany({
    where: { portalId, kind },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, facts: true, expected: true },
  })

export const countExamples = (tx: Transaction, { portalId, kind }: SetKey): Promise<number> =>
  tx.ruleExample.count({ where: { portalId, kind } })

const asJson = (value: unknown) => value as Prisma.InputJsonValue

/** Call within a transaction. @throws AppError `rules.too-many-examples` */
export async function addExample(
  tx: Transaction,
  set: SetKey,
  { name, facts, expected }: Omit<Example, 'id'>,
  { userId, now }: { userId: number; now: Date },
): Promise<number> {
  await lockSet(tx, set)
  if ((await countExamples(tx, set)) >= exampleLimit)
    throw new AppError('rules.too-many-examples', { params: { limit: exampleLimit } })
  const { portalId, kind } = set
  const data = { portalId, kind, name, facts: asJson(facts), expected: asJson(expected), createdBy: userId }
  return (await tx.ruleExample.create({ data: { ...data, createdAt: now } })).id
}

/** @throws AppError `rules.example-not-found` */
export async function changeExample(
  tx: Transaction,
  set: SetKey,
  { id, name, facts, expected }: Example,
): Promise<void> {
  const { portalId, kind } = set
  const data = { name, facts: asJson(facts), expected: asJson(expected) }
  const { count } = await tx.ruleExample.updateMany({ where: { portalId, kind, id }, data })
  if (count === 0) throw new AppError('rules.example-not-found')
}

/** @throws AppError `rules.example-not-found` */
export async function removeExample(tx: Transaction, { portalId, kind }: SetKey, id: number): Promise<void> {
  const { count } = await tx.ruleExample.deleteMany({ where: { portalId, kind, id } })
  if (count === 0) throw new AppError('rules.example-not-found')
}
