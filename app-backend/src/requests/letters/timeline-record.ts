import { z } from 'zod'
import { originator } from '../../kernel/origin-mark.ts'
import type { Reason } from '../../kernel/reason.ts'
import { activityEntityTypeId, type Actor, type PortalClient, type Run, type WriteOnce } from '../../portal/index.ts'

const ids = z.array(z.object({ ID: z.coerce.number().int() }))
/** What crm.activity.add answers. */
export const activityNumber = z.coerce.number().int()
const state = z.object({ COMPLETED: z.string() })

export interface RecordDeps {
  portal: Pick<PortalClient, 'call'>
  writeOnce: WriteOnce
}

/** A letter's place in the timeline of a request. */
export interface TimelineRecord {
  run: Run & { name: string }
  /** Names its two writes: `letter:7`, `outgoing:7`. */
  key: string
  /** Finds what an earlier try added. */
  originId: string
  owner: { entityTypeId: number; entityId: number }
  because: Reason
}

const actorOf = ({ run }: TimelineRecord): Actor => ({ kind: 'portal', portalId: run.portalId })

/**
 * The first step: an e-mail activity, added once. Added as not completed it is never sent by the portal. The letter itself stays out
 * of the ledger: it is kept once. `fieldsOf` is asked only when the activity is added, by a request of its own unless `add` says
 * otherwise. Returns the activity's number.
 * Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-add
 */
export async function addRecord(
  { portal, writeOnce }: RecordDeps,
  record: TimelineRecord,
  fieldsOf: () => Promise<object> | object,
  add: (fields: object) => Promise<number> = async (fields) =>
    activityNumber.parse(
      (await portal.call(actorOf(record), 'crm.activity.add', { fields }, { kind: 'write' })).result,
    ),
): Promise<number> {
  const { run, owner, originId, because } = record
  const key = `${record.key}:activity`
  const origin = { ORIGINATOR_ID: originator, ORIGIN_ID: originId }
  const marks = { OWNER_TYPE_ID: owner.entityTypeId, OWNER_ID: owner.entityId, ...origin }
  const { activityId } = await writeOnce({
    run,
    entries: [
      {
        key,
        action: 'add',
        entityTypeId: activityEntityTypeId,
        entityId: null,
        method: 'crm.activity.add',
        params: { fields: marks },
        before: {},
        after: marks,
        because: [because],
      },
    ],
    made: (made) => ({ [key]: made.activityId }),
    async lookUp() {
      const params = { filter: origin, select: ['ID'] }
      const { result } = await portal.call(actorOf(record), 'crm.activity.list', params, { kind: 'read' })
      const [first] = ids.parse(result)
      return first ? { activityId: first.ID } : null
    },
    async write() {
      return { activityId: await add(await fieldsOf()) }
    },
  })
  return activityId
}

/**
 * The second step, for a letter that went out without the portal: added as completed it would be sent by it; an update never sends.
 * Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-update
 */
export async function completeRecord(
  { portal, writeOnce }: RecordDeps,
  record: TimelineRecord,
  activityId: number,
): Promise<void> {
  const actor = actorOf(record)
  const done = { COMPLETED: 'Y' }
  const params = { id: activityId, fields: done }
  await writeOnce({
    run: record.run,
    entries: [
      {
        key: `${record.key}:completed`,
        action: 'update',
        entityTypeId: activityEntityTypeId,
        entityId: activityId,
        method: 'crm.activity.update',
        params,
        before: { COMPLETED: 'N' },
        after: done,
        because: [record.because],
      },
    ],
    made: () => ({}),
    async lookUp() {
      const { result } = await portal.call(actor, 'crm.activity.get', { id: activityId }, { kind: 'read' })
      return state.parse(result).COMPLETED === 'Y' ? { activityId } : null
    },
    async write() {
      await portal.call(actor, 'crm.activity.update', params, { kind: 'write' })
      return { activityId }
    },
  })
}
