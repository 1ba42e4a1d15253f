import { buffer } from 'node:stream/consumers'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Center } from '../center.ts'
import { addCallActivity, writeCall } from './call-activity.ts'
import type { CenterCall } from './center-call.ts'

type Known = Partial<CenterCall>

/**
 * A call that has ended, in the timeline of its client or of the first card it was attached to. Throws `center.call-waits` where no
 * card is known: a call of nobody has no timeline.
 */
export async function finishAsActivity(center: Center, call: CenterCall): Promise<Known> {
  const card = call.facts?.client ?? call.bindings[0]
  if (!card) throw new AppError('center.call-waits', { params: { step: 'crm' } })
  const activityId = await addCallActivity(center, call, card)
  const bound = call.bindings.filter((one) => one.entityTypeId === card.entityTypeId && one.entityId === card.entityId)
  return { finished: true, activityId, bound }
}

/** The recording as a file of the activity. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-update */
export async function recordToActivity(center: Center, { record, activityId }: CenterCall): Promise<Known> {
  if (!record || activityId === null) return { recorded: record }
  const { content } = await center.deps.files.read(center.tenant.id, record.fileId)
  const fileData = [record.name, (await buffer(content)).toString('base64')]
  await writeCall(center, 'crm.activity.update', { id: activityId, fields: { FILES: [{ fileData }] } })
  await center.deps.files.drop(center.tenant.id, [record.fileId])
  return { recorded: record }
}
