import type { PrismaClient } from '@poryadok/prisma'
import { recordAudit } from '../audit/index.ts'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { centerMaps, type CenterMaps } from './contract.ts'
import { namedTwice } from './rules/named-twice.ts'

const empty: CenterMaps = { topics: [], operators: [], fields: [] }

/** The tables of a portal with their revision; empty ones until somebody fills them in. */
export async function readMaps(
  prisma: PrismaClient,
  portalId: string,
): Promise<{ maps: CenterMaps; revision: number }> {
  const row = await prisma.centerMaps.findFirst({ where: { portalId } })
  return row ? { maps: centerMaps.parse(row.maps), revision: row.revision } : { maps: empty, revision: 0 }
}

/**
 * Keeps new tables and tells every process at the commit. Throws `center.maps-changed` when somebody else has changed them since
 * `revision`, `center.map-twice`.
 */
export async function saveMaps(
  { prisma, notify }: Pick<Database, 'prisma' | 'notify'>,
  by: { portalId: string; userId: number },
  { maps, revision }: { maps: CenterMaps; revision: number },
  now: Date,
): Promise<void> {
  const { portalId, userId } = by
  const twice = namedTwice(maps)
  if (twice !== null) throw new AppError('center.map-twice', { params: { name: twice } })
  await prisma.$transaction(async (tx) => {
    const data = { maps, updatedBy: userId, updatedAt: now }
    const before = await tx.centerMaps.findFirst({ where: { portalId } })
    if ((before?.revision ?? 0) !== revision) throw new AppError('center.maps-changed')
    const { count } = before
      ? await tx.centerMaps.updateMany({ where: { portalId, revision }, data: { ...data, revision: revision + 1 } })
      : await tx.centerMaps.createMany({ data: [{ ...data, portalId }], skipDuplicates: true })
    if (count === 0) throw new AppError('center.maps-changed')
    const trail = { before: before?.maps ?? empty, after: maps }
    await recordAudit(tx, {
      portalId,
      at: now,
      actor: { kind: 'person', id: String(userId) },
      action: 'center.maps-changed',
      before: trail.before as object,
      after: trail.after,
    })
    await notify('settings', portalId, tx)
  })
}
