import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { originator } from '../../kernel/origin-mark.ts'
import { reason } from '../../kernel/reason.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { crmText } from '../../platform/texts/crm-texts.ts'
import type { JobHandler } from '../../platform/jobs/create-jobs.ts'
import {
  activityEntityTypeId,
  type Actor,
  type Params,
  type Run,
  type Tenant,
  type WriteFacts,
} from '../../portal/index.ts'
import { splitAttachments, type RequestRecord } from '../../requests/index.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { lettersChanged } from '../live.ts'
import type { OutgoingRow } from '../store.ts'
import { outgoingActivity } from './outgoing-activity.ts'

export const recordQueue = 'correspondence.record'

const ids = z.array(z.object({ ID: z.coerce.number().int() }))
const state = z.object({ COMPLETED: z.string() })
type Letter = OutgoingRow & { requestId: number | null }

/** Puts letters that have gone out into the timeline of their request. */
export function recordJobs(deps: CorrespondenceDeps): JobHandler {
  return async ({ portalId, payload }) => {
    const { id } = payload as { id: number }
    const letter = portalId === null ? null : await deps.store.outgoingById(portalId, id)
    if (!letter || portalId === null || letter.state !== 'sent' || letter.via === 'portal') return
    const request = letter.requestId === null ? null : await deps.requests.byId(portalId, letter.requestId)
    if (!request || request.deleted) return
    await recordOutgoing(deps, await deps.tenantOf(portalId), letter, request)
    await deps.live.announce(portalId, request.id, lettersChanged)
  }
}

/**
 * Records a letter that our own server has sent, in two steps: an activity that is added as not completed is not sent by the
 * portal, and completing it later sends nothing either. May be repeated after any break.
 * Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-add, crm-activity-update
 */
async function recordOutgoing(
  deps: CorrespondenceDeps,
  tenant: Tenant,
  letter: Letter,
  request: RequestRecord,
): Promise<void> {
  const activityId = await addActivity(deps, tenant, { letter, request, completed: 'N' })
  await deps.store.recorded(tenant.id, letter.id, activityId)
  const call = (method: string, params: Params, kind: 'read' | 'write') =>
    deps.portal.call(actorOf(tenant), method, params, { kind })
  const done = { COMPLETED: 'Y' }
  await deps.writeOnce({
    run: runOf(tenant, letter),
    entries: [
      {
        key: `outgoing:${letter.id}:completed`,
        action: 'update',
        entityTypeId: activityEntityTypeId,
        entityId: activityId,
        method: 'crm.activity.update',
        params: { id: activityId, fields: done },
        before: { COMPLETED: 'N' },
        after: done,
        because: [reason('letter.sent', { outgoingId: letter.id })],
      },
    ],
    made: () => ({}),
    async lookUp() {
      const { result } = await call('crm.activity.get', { id: activityId }, 'read')
      return state.parse(result).COMPLETED === 'Y' ? { activityId } : null
    },
    async write() {
      await call('crm.activity.update', { id: activityId, fields: done }, 'write')
      return { activityId }
    },
  })
}

interface NewActivity {
  letter: Letter
  request: RequestRecord
  completed: 'Y' | 'N'
}

/** Adds the activity once; what an earlier try added is found by its mark. */
export async function addActivity(
  deps: CorrespondenceDeps,
  tenant: Tenant,
  { letter, request, completed }: NewActivity,
): Promise<number> {
  const actor = actorOf(tenant)
  const originId = `outgoing:${letter.id}`
  const owner = { entityTypeId: request.entityTypeId, entityId: request.entityId }
  const { activityId } = await deps.writeOnce({
    run: runOf(tenant, letter),
    entries: [activityEntry(letter, originId, owner)],
    made: (made) => ({ [activityKey(letter)]: made.activityId }),
    async lookUp() {
      const params = { filter: { ORIGINATOR_ID: originator, ORIGIN_ID: originId }, select: ['ID'] }
      const [first] = ids.parse((await deps.portal.call(actor, 'crm.activity.list', params, { kind: 'read' })).result)
      return first ? { activityId: first.ID } : null
    },
    async write() {
      const { inline, left } = await filesOf(deps, tenant, letter)
      const words = {
        noSubject: crmText('letter.no-subject', tenant.language),
        filesNotStored: crmText('letter.files-not-stored', tenant.language),
      }
      const at = letter.sentAt ?? deps.clock.now()
      const contactId = letter.taskId === null ? request.contactId : null
      const author = letter.userId === null ? '' : ((await deps.namesOf(tenant.id)).get(letter.userId) ?? '')
      const files = { files: inline, left }
      const fields = outgoingActivity({ letter, originId, owner, contactId, at, ...files, words, author, completed })
      const { result } = await deps.portal.call(actor, 'crm.activity.add', { fields }, { kind: 'write' })
      return { activityId: z.coerce.number().int().parse(result) }
    },
  })
  return activityId
}

const actorOf = (tenant: Tenant): Actor => ({ kind: 'portal', portalId: tenant.id })
const activityKey = (letter: Letter) => `outgoing:${letter.id}:activity`

const runOf = (tenant: Tenant, letter: Letter): Run & { name: string } => ({
  portalId: tenant.id,
  name: `outgoing:${letter.id}`,
  rule: letter.userId === null ? 'correspondence' : 'person',
  mode: 'live',
  ...(letter.userId === null ? {} : { userId: letter.userId }),
  cause:
    letter.userId === null ? { kind: 'letter', id: String(letter.id) } : { kind: 'person', id: String(letter.userId) },
})

/** The letter itself stays out of the ledger: it is kept once. */
function activityEntry(
  letter: Letter,
  originId: string,
  owner: { entityTypeId: number; entityId: number },
): WriteFacts {
  const marks = {
    OWNER_TYPE_ID: owner.entityTypeId,
    OWNER_ID: owner.entityId,
    ORIGINATOR_ID: originator,
    ORIGIN_ID: originId,
  }
  return {
    key: activityKey(letter),
    action: 'add',
    entityTypeId: activityEntityTypeId,
    entityId: null,
    method: 'crm.activity.add',
    params: { fields: marks },
    before: {},
    after: marks,
    because: [reason('letter.sent', { outgoingId: letter.id })],
  }
}

/** A file that is missing meanwhile is named, and hinders nothing. */
async function filesOf({ files }: CorrespondenceDeps, tenant: Tenant, letter: Letter) {
  const found: { name: string; content: Uint8Array }[] = []
  const missing: string[] = []
  for (const id of letter.files) {
    try {
      const { file, content } = await files.read(tenant.id, id)
      found.push({ name: file.name, content: await buffer(content) })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      missing.push(id)
    }
  }
  const { inline, disk } = splitAttachments(found)
  return { inline, left: [...disk.map(({ name }) => name), ...missing] }
}
