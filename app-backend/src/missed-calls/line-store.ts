import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import type { Transaction } from '../platform/db/database.ts'
import { lineKey } from './rules/line-key.ts'
import type { LineHolder, PhoneLineFacts } from './rules/phone-line.ts'

/** A line as it is kept. */
export interface StoredLine extends PhoneLineFacts {
  aliases: readonly string[]
  comment: string
  revision: number
}

export type LineFields = Pick<StoredLine, 'number' | 'label' | 'aliases' | 'active' | 'comment'>

const date = z.coerce.date()
const holders = z.array(
  z.object({ userId: z.int(), substituteId: z.int().nullable(), from: date, by: z.int(), at: date }),
)
const withKeys = { keys: { select: { key: true } } } as const

/** Every line of the portal, by number. */
export async function readLines(prisma: Pick<PrismaClient, 'phoneLine'>, portalId: string): Promise<StoredLine[]> {
  const rows = await prisma.phoneLine.findMany({ where: { portalId }, include: withKeys, orderBy: { number: 'asc' } })
  return rows.map(storedOf)
}

export async function findLine(
  prisma: Pick<PrismaClient, 'phoneLine'>,
  portalId: string,
  id: string,
): Promise<StoredLine | null> {
  const row = await prisma.phoneLine.findFirst({ where: { portalId, id }, include: withKeys })
  return row && storedOf(row)
}

/** The line that has one of the keys; of several the one whose number comes first. */
export async function lineWithKey(
  prisma: Pick<PrismaClient, 'phoneLine'>,
  portalId: string,
  keys: readonly string[],
): Promise<StoredLine | null> {
  const where = { portalId, keys: { some: { key: { in: [...keys] } } } }
  const row = await prisma.phoneLine.findFirst({ where, include: withKeys, orderBy: { number: 'asc' } })
  return row && storedOf(row)
}

function storedOf(row: Prisma.PhoneLineGetPayload<{ include: typeof withKeys }>): StoredLine {
  const { id, number, label, aliases, active, comment, revision } = row
  const keys = row.keys.map(({ key }) => key)
  return { id, number, label, aliases, active, comment, revision, keys, holders: holders.parse(row.holders) }
}

/** Changes of lines happen one after another, so that one key never gets two lines. */
export const lockLines = async (tx: Transaction, portalId: string): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`phone-lines/${portalId}`}::text, 0))::text`
}

/** Keys of a line; the number and its aliases may be two spellings of one. */
export const keysOf = ({ number, aliases }: Pick<LineFields, 'number' | 'aliases'>): string[] => [
  ...new Set([number, ...aliases].flatMap((text) => lineKey(text) ?? [])),
]

/** Keeps a line, new (`revision` 0) or changed. @throws AppError `phone-line.taken`, naming the line that has the number; `phone-line.changed` */
export async function saveLine(
  tx: Transaction,
  portalId: string,
  line: LineFields & { id: string; revision: number; holders: readonly LineHolder[] },
  by: { userId: number; at: Date },
): Promise<void> {
  const { id, revision, holders: given, number, label, active, comment } = line
  const keys = keysOf(line)
  const taken = await tx.phoneLineKey.findFirst({
    where: { portalId, key: { in: keys }, lineId: { not: id } },
    include: { line: true },
  })
  if (taken)
    throw new AppError('phone-line.taken', {
      params: { number: taken.line.number, label: taken.line.label || taken.line.number },
    })
  const columns = { number, label, aliases: [...line.aliases], active, comment, updatedBy: by.userId, updatedAt: by.at }
  const data = { ...columns, holders: JSON.parse(JSON.stringify(given)) as Prisma.InputJsonValue }
  if (revision === 0) await tx.phoneLine.createMany({ data: [{ ...data, id, portalId }] })
  else {
    const where = { portalId, id, revision }
    const { count } = await tx.phoneLine.updateMany({ where, data: { ...data, revision: { increment: 1 } } })
    if (count === 0) throw new AppError('phone-line.changed')
  }
  await tx.phoneLineKey.deleteMany({ where: { portalId, lineId: id } })
  await tx.phoneLineKey.createMany({ data: keys.map((key) => ({ portalId, key, lineId: id })) })
}

export async function removeLine(tx: Transaction, portalId: string, id: string): Promise<void> {
  await tx.phoneLine.deleteMany({ where: { portalId, id } })
}
