import { readableActivities } from '../../entities/activity.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { timelineMethod } from '../timeline-method.ts'

const page = 'activities/activity-base/crm-activity-call-get-transcript'

/** What was said in a call, as the portal has written it down. */
export const callTranscriptMethods: readonly MethodSpec[] = [
  timelineMethod('crm.activity.call.getTranscript', page, getTranscript),
]

function getTranscript({ state, params, caller }: Call): Answer {
  const activity = state.activities.get(asInt(anyCase(params, 'activityId')))
  if (!activity) throw new RestError('NOT_FOUND', 'Элемент не найден')
  if (!readableActivities(state, caller.user)(activity)) throw refusal.accessDenied()
  const transcription = state.transcripts.get(activity.id)
  return { result: transcription === undefined ? null : { transcription } }
}
