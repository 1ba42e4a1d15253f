import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'

/** Portals that are served now. */
export async function servedPortals(prisma: PrismaClient): Promise<{ id: string; origin: string }[]> {
  return acrossPortals(() =>
    prisma.portal.findMany({ where: { state: 'active' }, select: { id: true, origin: true }, orderBy: { id: 'asc' } }),
  )
}
