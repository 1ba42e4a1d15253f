import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals, inPortal } from '@poryadok/prisma/scope'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import { accountPurpose, accountSlice } from './account-store.ts'

/** Seals passwords of portals' mail accounts anew under the present key. A password that is typed meanwhile is never written over. */
export async function resealMailAccounts(prisma: PrismaClient, sealing: Sealing, signal: AbortSignal): Promise<void> {
  const where = { slice: accountSlice }
  const select = { portalId: true, revision: true, values: true }
  for (const { portalId, revision, values } of await acrossPortals(() =>
    prisma.sliceSettings.findMany({ where, select }),
  )) {
    if (signal.aborted) return
    const { password, ...account } = values as { password?: string }
    const resealed = password === undefined ? null : sealing.resealed(password, accountPurpose)
    if (resealed === null) continue
    await inPortal(portalId, () =>
      prisma.sliceSettings.updateMany({
        where: { ...where, portalId, revision },
        data: { values: { ...account, password: resealed } },
      }),
    )
  }
}
