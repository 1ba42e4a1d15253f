import type { Prisma } from '@poryadok/prisma'
import type { SliceValues } from './setting-changes.ts'

export interface StoredSettings {
  enabled: boolean
  values: unknown
  revision: number
  updatedBy: number | null
  updatedAt: Date
}

type Tx = Prisma.TransactionClient

/** Rows of one portal by slice; a slice without one has its defaults and revision 0. */
export async function readAll(tx: Tx, portalId: string): Promise<Map<string, StoredSettings>> {
  const select = { slice: true, enabled: true, values: true, revision: true, updatedBy: true, updatedAt: true }
  const rows = await tx.sliceSettings.findMany({ where: { portalId }, select })
  return new Map(rows.map(({ slice, ...row }) => [slice, row]))
}

export interface Writing {
  portalId: string
  slice: string
  /** The revision that the writer saw; 0 = none was stored. */
  revision: number
  before: SliceValues
  after: SliceValues
  userId: number | null
  now: Date
}

const asJson = (value: object) => value as Prisma.InputJsonValue

/** Writes when the revision is still the one seen, with its line of history. False: somebody was faster. */
export async function write(tx: Tx, writing: Writing): Promise<boolean> {
  const { portalId, slice, revision, after, userId, now } = writing
  const data = { enabled: after.enabled, values: asJson(after.values), updatedBy: userId, updatedAt: now }
  const { count } =
    revision === 0
      ? await tx.sliceSettings.createMany({ data: [{ portalId, slice, ...data, revision: 1 }], skipDuplicates: true })
      : await tx.sliceSettings.updateMany({
          where: { portalId, slice, revision },
          data: { ...data, revision: revision + 1 },
        })
  if (count === 0) return false
  await tx.settingsChange.create({
    data: {
      portalId,
      slice,
      revision: revision + 1,
      before: asJson(writing.before),
      after: asJson(after),
      userId,
      at: now,
    },
  })
  return true
}

/** Lines of history, newest first; `before` is the id to go on from. */
export async function readHistory(tx: Tx, portalId: string, slice: string, before: number | null, limit: number) {
  return tx.settingsChange.findMany({
    where: { portalId, slice, ...(before === null ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
  })
}
