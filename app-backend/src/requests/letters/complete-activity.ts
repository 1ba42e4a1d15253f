import { reason } from '../../kernel/reason.ts'
import { activityEntityTypeId, type Actor } from '../../portal/index.ts'
import type { IncomingLetter } from '../rules/incoming-letter.ts'
import type { LetterDeps } from './open-request.ts'
import { letterRun } from './origin-id.ts'

/**
 * Completes the record of a letter that went out elsewhere. Added as completed it would be sent by the portal; an update never
 * sends, and the same update twice is one. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-add
 */
export async function completeActivity(deps: LetterDeps, letter: IncomingLetter, activityId: number): Promise<void> {
  const actor: Actor = { kind: 'portal', portalId: letter.portalId }
  const params = { id: activityId, fields: { COMPLETED: 'Y' } }
  await deps.writeOnce<{ activityId: number }>({
    run: letterRun(letter),
    entries: [
      {
        key: `letter:${letter.letterId}:completed`,
        action: 'update',
        entityTypeId: activityEntityTypeId,
        entityId: activityId,
        method: 'crm.activity.update',
        params,
        before: { COMPLETED: 'N' },
        after: { COMPLETED: 'Y' },
        because: [reason('letter.recorded', { letterId: letter.letterId })],
      },
    ],
    made: () => ({}),
    lookUp: () => Promise.resolve(null),
    async write() {
      await deps.portal.call(actor, 'crm.activity.update', params, { kind: 'write' })
      return { activityId }
    },
  })
}
