import { buffer } from 'node:stream/consumers'
import { reason } from '../../kernel/reason.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { crmText } from '../../platform/texts/crm-texts.ts'
import type { JobHandler } from '../../platform/jobs/create-jobs.ts'
import type { Run, Tenant } from '../../portal/index.ts'
import {
  addRecord,
  completeRecord,
  splitAttachments,
  type RequestRecord,
  type TimelineRecord,
} from '../../requests/index.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { lettersChanged } from '../live.ts'
import type { OutgoingRow } from '../store.ts'
import { outgoingActivity } from './outgoing-activity.ts'

export const recordQueue = 'correspondence.record'

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
 */
async function recordOutgoing(
  deps: CorrespondenceDeps,
  tenant: Tenant,
  letter: Letter,
  request: RequestRecord,
): Promise<void> {
  const activityId = await addActivity(deps, tenant, { letter, request, completed: 'N' })
  await deps.store.recorded(tenant.id, letter.id, activityId)
  await completeRecord(deps, recordOf(tenant, letter, request), activityId)
}

interface NewActivity {
  letter: Letter
  request: RequestRecord
  completed: 'Y' | 'N'
}

/** Adds the activity once; what an earlier try added is found by its mark. */
export function addActivity(
  deps: CorrespondenceDeps,
  tenant: Tenant,
  { letter, request, completed }: NewActivity,
): Promise<number> {
  const record = recordOf(tenant, letter, request)
  return addRecord(deps, record, async () => {
    const { inline, left } = await filesOf(deps, tenant, letter)
    const words = {
      noSubject: crmText('letter.no-subject', tenant.language),
      filesNotStored: crmText('letter.files-not-stored', tenant.language),
    }
    const at = letter.sentAt ?? deps.clock.now()
    const contactId = letter.taskId === null ? request.contactId : null
    const author = letter.userId === null ? '' : ((await deps.namesOf(tenant.id)).get(letter.userId) ?? '')
    return outgoingActivity({ letter, ...record, contactId, at, files: inline, left, words, author, completed })
  })
}

const recordOf = (tenant: Tenant, letter: Letter, request: RequestRecord): TimelineRecord => ({
  run: runOf(tenant, letter),
  key: `outgoing:${letter.id}`,
  originId: `outgoing:${letter.id}`,
  owner: { entityTypeId: request.entityTypeId, entityId: request.entityId },
  because: reason('letter.sent', { outgoingId: letter.id }),
})

const runOf = (tenant: Tenant, letter: Letter): Run & { name: string } => ({
  portalId: tenant.id,
  name: `outgoing:${letter.id}`,
  rule: letter.userId === null ? 'correspondence' : 'person',
  mode: 'live',
  ...(letter.userId === null ? {} : { userId: letter.userId }),
  cause:
    letter.userId === null ? { kind: 'letter', id: String(letter.id) } : { kind: 'person', id: String(letter.userId) },
})

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
