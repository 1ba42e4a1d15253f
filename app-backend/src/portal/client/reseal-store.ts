import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals, inPortal } from '@poryadok/prisma/scope'
import type { Sealing } from '../../platform/secrets/sealing.ts'

interface Row {
  id: string
  application_token: string | null
  access_token: string | null
  refresh_token: string | null
}

/**
 * Seals every portal's tokens anew under the present key, one portal at a time under its row lock, so that a renewal that runs at
 * the same time neither loses its pair nor meets half of one. Returns how many portals changed.
 */
export async function resealTokens(prisma: PrismaClient, sealing: Sealing, signal: AbortSignal): Promise<number> {
  const portals = await acrossPortals(() => prisma.portal.findMany({ select: { id: true } }))
  let changed = 0
  for (const { id } of portals) {
    if (signal.aborted) break
    if (await inPortal(id, () => resealOne(prisma, sealing, id))) changed += 1
  }
  return changed
}

const resealOne = (prisma: PrismaClient, sealing: Sealing, id: string): Promise<boolean> =>
  prisma.$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<Row[]>`
        SELECT id, application_token, access_token, refresh_token FROM portal WHERE id = ${id}::uuid FOR NO KEY UPDATE`
      if (!row) return false
      const anew = (sealed: string | null, purpose: string) =>
        sealed === null ? null : sealing.resealed(sealed, purpose)
      const applicationToken = anew(row.application_token, 'application')
      const accessToken = anew(row.access_token, 'access')
      const refreshToken = anew(row.refresh_token, 'refresh')
      const data = {
        ...(applicationToken === null ? {} : { applicationToken }),
        ...(accessToken === null ? {} : { accessToken }),
        ...(refreshToken === null ? {} : { refreshToken }),
      }
      if (Object.keys(data).length === 0) return false
      await tx.portal.updateMany({ where: { id }, data })
      return true
    },
    // A renewal holds the row while the authorisation server thinks.
    { timeout: 90_000, maxWait: 10_000 },
  )
