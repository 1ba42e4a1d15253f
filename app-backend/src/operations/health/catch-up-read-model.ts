import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { z } from 'zod'
import type { CatchUpView } from '../contract.ts'

const amount = z.number().int().catch(0).default(0)
const counts = z.object({ added: amount, changed: amount, deleted: amount })
const hours = z.array(z.object({ hour: z.string(), count: amount })).catch([])
const sum = ({ added, changed, deleted }: z.infer<typeof counts>) => added + changed + deleted

/** The portal's last catch-up; null when nothing was ever missed. */
export async function readCatchUp(prisma: PrismaClient, portalId: string): Promise<CatchUpView | null> {
  const row = await inPortal(portalId, () => prisma.catchUp.findFirst({ where: { portalId }, orderBy: { id: 'desc' } }))
  if (!row) return null
  const missed = counts.parse(row.missed)
  const caughtUp = counts.parse(row.caughtUp)
  return {
    from: row.fromAt.toISOString(),
    to: row.toAt.toISOString(),
    missed,
    caughtUp,
    left: Math.max(0, sum(missed) - sum(caughtUp)),
    byHour: hours.parse(row.byHour),
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}
