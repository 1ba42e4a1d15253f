import { crmText } from '../../platform/texts/crm-texts.ts'
import { reason, type Reason } from '../../kernel/reason.ts'
import type { Tenant } from '../../portal/index.ts'
import type { IncomingLetter } from '../rules/incoming-letter.ts'
import { letterActivity } from '../rules/letter-activity.ts'
import { splitAttachments } from '../rules/split-attachments.ts'
import type { RequestRecord } from '../store.ts'
import type { LetterDeps } from './open-request.ts'
import { letterRun, originId } from './origin-id.ts'
import { storeOnDisk } from './store-on-disk.ts'
import { addAndLook } from './add-and-look.ts'
import { addRecord, completeRecord, type TimelineRecord } from './timeline-record.ts'

export interface Recorded {
  activityId: number
  /** Files that could not be put on the portal's disk. */
  files: Reason[]
}

/** Puts a letter into the timeline of its request, once; large attachments go to the portal's disk first. */
export async function recordLetter(
  deps: LetterDeps,
  tenant: Tenant,
  letter: IncomingLetter,
  request: RequestRecord,
  { isNew = false } = {},
): Promise<Recorded> {
  const { inline, disk } = splitAttachments(letter.attachments)
  const links: { name: string; url: string | null }[] = []
  for (const file of disk) links.push({ name: file.name, url: await storeOnDisk(deps, tenant, letter, file) })
  const record: TimelineRecord = {
    run: letterRun(letter),
    key: `letter:${letter.letterId}`,
    originId: originId(letter),
    owner: { entityTypeId: request.entityTypeId, entityId: request.entityId },
    because: reason('letter.recorded', { letterId: letter.letterId }),
  }
  const words = {
    noSubject: crmText('letter.no-subject', tenant.language),
    filesOnDisk: crmText('letter.files-on-disk', tenant.language),
    filesNotStored: crmText('letter.files-not-stored', tenant.language),
  }
  const fields = () => letterActivity({ letter, ...record, contactId: request.contactId, inline, links, words })
  const activityId = await addRecord(deps, record, fields, isNew ? addAndLook(deps, tenant, request) : undefined)
  if (letter.outgoingTo) await completeRecord(deps, record, activityId)
  const lost = links.filter(({ url }) => url === null)
  return { activityId, files: lost.map(({ name }) => reason('letter.file-not-stored', { name })) }
}
