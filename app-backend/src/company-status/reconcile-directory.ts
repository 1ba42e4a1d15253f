import { recordAudit } from '../audit/index.ts'
import type { Actor } from '../portal/index.ts'
import { readOptions } from './mirror-field.ts'
import { matchOptions } from './rules/match-options.ts'
import type { StatusDeps } from './status-deps.ts'
import { readDirectory, saveDirectory } from './status-store.ts'

/** Takes over what somebody changed in the field's list in the portal itself; one request, and nothing where nothing differs. */
export async function reconcileDirectory(
  deps: Pick<StatusDeps, 'db' | 'clock' | 'portal'>,
  portalId: string,
): Promise<void> {
  const { fieldId, statuses } = await readDirectory(deps.db.prisma, portalId)
  if (fieldId === null) return
  const actor: Actor = { kind: 'portal', portalId }
  const matched = matchOptions(statuses, await readOptions(deps, actor, fieldId))
  if (JSON.stringify(matched) === JSON.stringify(statuses)) return
  const at = deps.clock.now()
  await deps.db.prisma.$transaction(async (tx) => {
    await saveDirectory(tx, portalId, { fieldId, revision: null, statuses: matched, at })
    await recordAudit(tx, {
      portalId,
      at,
      actor: { kind: 'rule', id: 'company-status' },
      action: 'company-status.directory-reconciled',
      before: { statuses: statuses.map(({ name }) => name).join(', ') },
      after: { statuses: matched.map(({ name }) => name).join(', ') },
    })
  })
}
