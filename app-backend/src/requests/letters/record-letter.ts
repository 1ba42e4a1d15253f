import { z } from 'zod'
import { originator } from '../../kernel/origin-mark.ts'
import { crmText } from '../../platform/texts/crm-texts.ts'
import { reason, type Reason } from '../../kernel/reason.ts'
import { activityEntityTypeId, type Actor, type Tenant, type WriteFacts } from '../../portal/index.ts'
import type { IncomingLetter } from '../rules/incoming-letter.ts'
import { letterActivity } from '../rules/letter-activity.ts'
import { splitAttachments } from '../rules/split-attachments.ts'
import type { RequestRecord } from '../store.ts'
import { completeActivity } from './complete-activity.ts'
import type { LetterDeps } from './open-request.ts'
import { letterRun, originId } from './origin-id.ts'
import { storeOnDisk } from './store-on-disk.ts'

const ids = z.array(z.object({ ID: z.coerce.number().int() }))

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
): Promise<Recorded> {
  const actor: Actor = { kind: 'portal', portalId: tenant.id }
  const { inline, disk } = splitAttachments(letter.attachments)
  const links: { name: string; url: string | null }[] = []
  for (const file of disk) links.push({ name: file.name, url: await storeOnDisk(deps, tenant, letter, file) })
  const origin = originId(letter)

  const { activityId } = await deps.writeOnce({
    run: letterRun(letter),
    entries: [activityEntry(letter, request)],
    made: (made) => ({ [activityKey(letter)]: made.activityId }),
    async lookUp() {
      const params = { filter: { ORIGINATOR_ID: originator, ORIGIN_ID: origin }, select: ['ID'] }
      const [first] = ids.parse((await deps.portal.call(actor, 'crm.activity.list', params, { kind: 'read' })).result)
      return first ? { activityId: first.ID } : null
    },
    async write() {
      const owner = { entityTypeId: request.entityTypeId, entityId: request.entityId }
      const words = {
        noSubject: crmText('letter.no-subject', tenant.language),
        filesOnDisk: crmText('letter.files-on-disk', tenant.language),
        filesNotStored: crmText('letter.files-not-stored', tenant.language),
      }
      const fields = letterActivity({
        letter,
        originId: origin,
        owner,
        contactId: request.contactId,
        inline,
        links,
        words,
      })
      const { result } = await deps.portal.call(actor, 'crm.activity.add', { fields }, { kind: 'write' })
      return { activityId: z.coerce.number().int().parse(result) }
    },
  })
  if (letter.outgoingTo) await completeActivity(deps, letter, activityId)
  const lost = links.filter(({ url }) => url === null)
  return { activityId, files: lost.map(({ name }) => reason('letter.file-not-stored', { name })) }
}

const activityKey = (letter: IncomingLetter) => `letter:${letter.letterId}:activity`

/** The letter itself stays out of the ledger: it is kept once. */
function activityEntry(letter: IncomingLetter, request: RequestRecord): WriteFacts {
  const marks = {
    OWNER_TYPE_ID: request.entityTypeId,
    OWNER_ID: request.entityId,
    ORIGINATOR_ID: originator,
    ORIGIN_ID: originId(letter),
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
    because: [reason('letter.recorded', { letterId: letter.letterId })],
  }
}
