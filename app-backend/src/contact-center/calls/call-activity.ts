import { z } from 'zod'
import { activityEntityTypeId, type Params, type WriteFacts } from '../../portal/index.ts'
import { originatorOf, type Center } from '../center.ts'
import { ask } from '../crm/ask.ts'
import { runOf } from '../crm/write-record.ts'
import type { CallBinding } from '../rules/call-step.ts'
import type { CenterCall } from './center-call.ts'

const patienceMs = 8_000
const activityOwnerCall = 2
const number = z.coerce.number().int()
const rows = z.array(z.object({ ID: number }))

/** One write about a call; somebody waits on the line for it. */
export const writeCall = async (center: Center, method: string, params: Params): Promise<unknown> =>
  (await center.deps.portal.call(center.actor, method, params, { kind: 'write', patienceMs })).result

/** A call in the timeline of a card, once: its mark finds what an earlier try wrote. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-add */
export async function addCallActivity(
  center: Center,
  { id, externalId, facts, ending }: CenterCall,
  to: CallBinding,
): Promise<number> {
  const mark = { ORIGINATOR_ID: originatorOf(center.client), ORIGIN_ID: externalId }
  const incoming = facts?.direction === 'in'
  const fields = {
    OWNER_TYPE_ID: to.entityTypeId,
    OWNER_ID: to.entityId,
    TYPE_ID: activityOwnerCall,
    SUBJECT: `${incoming ? 'Входящий от' : 'Исходящий на'} ${facts?.phone ?? ''}`,
    DIRECTION: incoming ? 1 : 2,
    COMPLETED: 'Y',
    RESPONSIBLE_ID: facts?.userId,
    START_TIME: facts?.startedAt,
    END_TIME: new Date(Date.parse(facts?.startedAt ?? '') + (ending?.durationSeconds ?? 0) * 1_000).toISOString(),
    ...mark,
    COMMUNICATIONS: [{ TYPE: 'PHONE', VALUE: facts?.phone, ENTITY_TYPE_ID: to.entityTypeId, ENTITY_ID: to.entityId }],
  }
  const entry: WriteFacts = {
    key: `cc:call:${id}:activity`,
    action: 'add',
    entityTypeId: activityEntityTypeId,
    entityId: null,
    method: 'crm.activity.add',
    params: { fields },
    before: {},
    after: mark,
    because: [],
  }
  const made = await center.deps.writeOnce<{ id: number }>({
    run: runOf(center),
    entries: [entry],
    made: (done) => ({ [entry.key]: done.id }),
    async lookUp() {
      const params = { filter: mark, select: ['ID'], order: { ID: 'ASC' } }
      const { same } = await ask(center.deps.portal, center.actor, { same: { method: 'crm.activity.list', params } })
      const [first] = rows.parse(same)
      return first ? { id: first.ID } : null
    },
    write: async () => ({ id: number.parse(await writeCall(center, 'crm.activity.add', { fields })) }),
  })
  return made.id
}
