import { reason } from '../../kernel/reason.ts'
import type { Tenant } from '../../portal/index.ts'
import type { IncomingLetter } from '../rules/incoming-letter.ts'
import type { RequestRecord } from '../store.ts'
import type { LetterDeps } from './open-request.ts'
import { letterRun } from './origin-id.ts'

/** Puts a closed request back to work because of a reply, once, with the stage before kept: it can be taken back. */
export async function reopenRequest(
  deps: LetterDeps,
  tenant: Tenant,
  letter: IncomingLetter,
  { entityTypeId, entityId }: RequestRecord,
  before: string,
): Promise<void> {
  const stageId = await deps.reopenStage(tenant)
  if (stageId === null) return
  // Its answer is kept as a look at the record: fields stand in it by their own names.
  // Bitrix24 docs: api-reference/crm/universal/crm-item-update
  const params = { entityTypeId, id: entityId, useOriginalUfNames: 'Y', fields: { stageId } }
  await deps.writeOnce<{ stageId: string }>({
    run: letterRun(letter),
    entries: [
      {
        key: `letter:${letter.letterId}:reopened`,
        action: 'update',
        entityTypeId,
        entityId,
        method: 'crm.item.update',
        params,
        before: { stageId: before },
        after: { stageId },
        because: [reason('letter.reopened', { letterId: letter.letterId })],
      },
    ],
    made: () => ({}),
    lookUp: () => Promise.resolve(null),
    async write() {
      const { result } = await deps.portal.call({ kind: 'portal', portalId: tenant.id }, 'crm.item.update', params, {
        kind: 'write',
      })
      await deps.remember(tenant.id, entityTypeId, (result as { item?: unknown }).item)
      return { stageId }
    },
  })
}
