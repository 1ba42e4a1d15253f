import { z } from 'zod'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import type { Center } from '../center.ts'
import { callStep, type CallBinding } from '../rules/call-step.ts'
import { addCallActivity, writeCall } from './call-activity.ts'
import type { CenterCall } from './center-call.ts'
import { callName, saveCall } from './call-store.ts'
import { finishAsActivity, recordToActivity } from './without-telephony.ts'

export interface CallProgress {
  call: CenterCall
  /** The step without which the call can't go on; null when the portal has everything that was told. */
  waits: 'facts' | 'ending' | null
}

const registered = z.object({ CALL_ID: z.string() })
const finished = z.object({ CRM_ACTIVITY_ID: z.coerce.number().int().nullish().catch(null) })
const statistics = z.array(
  z.object({ CALL_ID: z.string(), CRM_ACTIVITY_ID: z.coerce.number().int().nullish().catch(null) }),
)
const crmTypes: Readonly<Record<number, string>> = { 1: 'LEAD', 3: 'CONTACT', 4: 'COMPANY' }

/** Tells the portal what it does not have yet of a call, step by step; each step is kept, so that a break repeats none of them. */
export async function advanceCall(center: Center, start: CenterCall): Promise<CallProgress> {
  let call = start
  for (;;) {
    const next = callStep(call)
    if (next.step === 'done') return { call, waits: null }
    if (next.step === 'wait') return { call, waits: next.for }
    const known = center.sandbox ? pretended(call, next) : await told(center, call, next)
    call = await saveCall(center.deps.db.prisma, callName(center, call.externalId), known, center.deps.clock.now())
  }
}

type Step = Exclude<ReturnType<typeof callStep>, { step: 'done' | 'wait' }>
type Known = Partial<CenterCall>

const pretended = (call: CenterCall, step: Step): Known =>
  step.step === 'register'
    ? { portalCallId: 'sandbox' }
    : step.step === 'finish'
      ? { finished: true, activityId: 0 }
      : step.step === 'record'
        ? { recorded: call.record }
        : { bound: [...call.bound, step.to] }

/** Without the right to telephony the call is an activity of its card: the portal's statistics know nothing of it. */
function told(center: Center, call: CenterCall, step: Step): Promise<Known> {
  const telephony = center.tenant.scopes.includes('telephony')
  if (step.step === 'register')
    return telephony ? register(center, call) : Promise.resolve({ portalCallId: 'activity' })
  if (step.step === 'finish') return telephony ? finish(center, call) : finishAsActivity(center, call)
  if (step.step === 'record') return telephony ? record(center, call) : recordToActivity(center, call)
  return bind(center, call, step.to)
}

/**
 * The same EXTERNAL_CALL_ID answers with the same call, so a repetition makes no second one.
 * Bitrix24 docs: api-reference/telephony/telephony-external-call-register
 */
async function register(center: Center, { externalId, facts }: CenterCall): Promise<Known> {
  if (!facts) throw new AppError('center.call-waits', { params: { step: 'facts' } })
  const type = facts.client ? crmTypes[facts.client.entityTypeId] : undefined
  const answer = await writeCall(center, 'telephony.externalCall.register', {
    USER_ID: facts.userId,
    PHONE_NUMBER: facts.phone,
    TYPE: facts.direction === 'in' ? 2 : 1,
    CALL_START_DATE: facts.startedAt,
    CRM_CREATE: 0,
    SHOW: facts.showCard ? 1 : 0,
    ADD_TO_CHAT: 0,
    EXTERNAL_CALL_ID: `${center.client}:${externalId}`,
    ...(facts.line === '' ? {} : { LINE_NUMBER: facts.line }),
    ...(type === undefined ? {} : { CRM_ENTITY_TYPE: type, CRM_ENTITY_ID: facts.client?.entityId }),
  })
  return { portalCallId: registered.parse(answer).CALL_ID }
}

/** The portal forgets a call that is finished: a repetition is refused, and the statistics tell how it ended. */
async function finish(center: Center, { facts, ending, portalCallId }: CenterCall): Promise<Known> {
  const params = {
    CALL_ID: portalCallId,
    USER_ID: facts?.userId,
    DURATION: ending?.durationSeconds,
    STATUS_CODE: ending?.code,
    ADD_TO_CHAT: 0,
  }
  try {
    const { CRM_ACTIVITY_ID: id } = finished.parse(await writeCall(center, 'telephony.externalCall.finish', params))
    return { finished: true, activityId: id || null }
  } catch (error) {
    if (!isAppError(error, 'portal.refused')) throw error
    const question = { FILTER: { CALL_ID: portalCallId } }
    const answer = await center.deps.portal.call(center.actor, 'voximplant.statistic.get', question, { kind: 'read' })
    const [row] = statistics.parse(answer.result)
    if (!row) throw error
    return { finished: true, activityId: row.CRM_ACTIVITY_ID || null }
  }
}

const ticket = z.object({ uploadUrl: z.url(), fieldName: z.string().default('file') })

/** In two steps, so that a large recording is sent as it comes, whatever its size. Bitrix24 docs: api-reference/telephony/telephony-external-call-attach-record */
async function record(center: Center, { record: kept, portalCallId }: CenterCall): Promise<Known> {
  if (!kept) return {}
  const { files, portal } = center.deps
  const { sizeBytes } = await files.find(center.tenant.id, kept.fileId)
  const answer = await writeCall(center, 'telephony.externalCall.attachRecord', {
    CALL_ID: portalCallId,
    FILENAME: kept.name,
  })
  const { uploadUrl, fieldName } = ticket.parse(answer)
  const open = async () => (await files.read(center.tenant.id, kept.fileId)).content
  await portal.upload(center.actor, uploadUrl, fieldName, { name: kept.name, sizeBytes, open })
  await files.drop(center.tenant.id, [kept.fileId])
  return { recorded: kept }
}

/** A call whose number nobody knew has no activity: the card it is bound to gets one. */
async function bind(center: Center, call: CenterCall, to: CallBinding): Promise<Known> {
  const bound = [...call.bound, to]
  if (call.activityId === null) return { activityId: await addCallActivity(center, call, to), bound }
  try {
    await writeCall(center, 'crm.activity.binding.add', { activityId: call.activityId, ...to })
  } catch (error) {
    if (!isAppError(error, 'portal.refused') || !/ALREADY/i.test(String(error.params['portalCode']))) throw error
  }
  return { bound }
}
