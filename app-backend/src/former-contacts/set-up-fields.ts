import { recordAudit } from '../audit/index.ts'
import type { Viewer } from '../portal/index.ts'
import type { FormerList } from './contract.ts'
import type { FormerDeps } from './former-deps.ts'
import { ensureFields } from './former-fields.ts'
import { keepFieldsMade } from './former-store.ts'
import { listFormer, type ListDeps } from './list-former.ts'

/** Makes the mark of contacts and the list of companies in the portal; what is there stays as it is. Throws AppError `portal.*`. */
export async function setUpFields(deps: ListDeps & Pick<FormerDeps, 'clock'>, viewer: Viewer): Promise<FormerList> {
  const { portalId, userId } = viewer
  await ensureFields(deps, { kind: 'portal', portalId })
  await deps.db.prisma.$transaction(async (tx) => {
    const at = deps.clock.now()
    await keepFieldsMade(tx, portalId, at)
    const actor = { kind: 'person', id: String(userId) } as const
    await recordAudit(tx, { portalId, at, actor, action: 'former-contacts.fields-made' })
  })
  return listFormer(deps, viewer, { show: 'away', start: 0 })
}
