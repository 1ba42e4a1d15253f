import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import type { Params } from '../../portal/index.ts'
import type { Center } from '../center.ts'
import { callStep, type CallBinding } from '../rules/call-step.ts'
import type { CenterCall } from './center-call.ts'
import { saveCall } from './call-store.ts'

export interface CallProgress {
  call: CenterCall
  /** The step without which the call can't go on; null when the portal has everything that was told. */
  waits: 'facts' | 'ending' | null
}

const patienceMs = 8_000
const registered = z.object({ CALL_ID: z.string() })
const finished = z.object({ CRM_ACTIVITY_ID: z.coerce.number().int().nullish().catch(null) })
const statistics = z.array(
  z.object({ CALL_ID: z.string(), CRM_ACTIVITY_ID: z.coerce.number().int().nullish().catch(null) }),
)
const crmTypes: Readonly<Record<number, string>> = { 1: 'LEAD', 3: 'CONTACT', 4: 'COMPANY' }
const activityOwnerCall = 2

/** Tells the portal what it does not have yet of a call, step by step; each step is kept, so that a break repeats none of them. */
export async function advanceCall(center: Center, start: CenterCall): Promise<CallProgress> {
  let call = start
  for (;;) {
    const next = callStep(call)
    if (next.step === 'done') return { call, waits: null }
    if (next.step === 'wait') return { call, waits: next.for }
    const known = center.sandbox ? pretended(call, next) : await told(center, call, next)
    call = await saveCall(center.deps.db.prisma, nameOf(center, call), known, center.deps.clock.now())
  }
}

const nameOf = (center: Center, { externalId }: CenterCall) => ({
  portalId: center.tenant.id,
  client: center.client,
  externalId,
})

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

function told(center: Center, call: CenterCall, step: Step): Promise<Known> {
  if (step.step === 'register') return register(center, call)
  if (step.step === 'finish') return finish(center, call)
  if (step.step === 'record') return record(center, call)
  return bind(center, call, step.to)
}

const write = async (center: Center, method: string, params: Params): Promise<unknown> =>
  (await center.deps.portal.call(center.actor, method, params, { kind: 'write', patienceMs })).result

/**
 * The same EXTERNAL_CALL_ID answers with the same call, so a repetition makes no second one.
 * Bitrix24 docs: api-reference/telephony/telephony-external-call-register
 */
async function register(center: Center, { externalId, facts }: CenterCall): Promise<Known> {
  if (!facts) throw new AppError('center.call-waits', { params: { step: 'facts' } })
  const type = facts.client ? crmTypes[facts.client.entityTypeId] : undefined
  const answer = await write(center, 'telephony.externalCall.register', {
    USER_ID: facts.userId,
    PHONE_NUMBER: facts.phone,
    TYPE: facts.direction === 'in' ? 2 : 1,
    CALL_START_DATE: facts.startedAt,
    CRM_CREATE: 0,
    SHOW: 0,
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
    const { CRM_ACTIVITY_ID: id } = finished.parse(await write(center, 'telephony.externalCall.finish', params))
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

/** In two steps, so that a large recording is sent as it is. Bitrix24 docs: api-reference/telephony/telephony-external-call-attach-record */
async function record(center: Center, { record: kept, portalCallId }: CenterCall): Promise<Known> {
  if (!kept) return {}
  const { content } = await center.deps.files.read(center.tenant.id, kept.fileId)
  const answer = await write(center, 'telephony.externalCall.attachRecord', {
    CALL_ID: portalCallId,
    FILENAME: kept.name,
  })
  const { uploadUrl, fieldName } = ticket.parse(answer)
  await center.deps.portal.upload(center.actor, uploadUrl, fieldName, {
    name: kept.name,
    content: await buffer(content),
  })
  await center.deps.files.drop(center.tenant.id, [kept.fileId])
  return { recorded: kept }
}

/** A call whose number nobody knew has no activity: the card it is bound to gets one. */
async function bind(center: Center, call: CenterCall, to: CallBinding): Promise<Known> {
  const bound = [...call.bound, to]
  if (call.activityId === null) return { activityId: await addActivity(center, call, to), bound }
  try {
    await write(center, 'crm.activity.binding.add', { activityId: call.activityId, ...to })
  } catch (error) {
    if (!isAppError(error, 'portal.refused') || !/ALREADY/i.test(String(error.params['portalCode']))) throw error
  }
  return { bound }
}

async function addActivity(
  center: Center,
  { externalId, facts, ending }: CenterCall,
  to: CallBinding,
): Promise<number> {
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
    ORIGINATOR_ID: `cc.${center.client}`,
    ORIGIN_ID: externalId,
    COMMUNICATIONS: [{ TYPE: 'PHONE', VALUE: facts?.phone, ENTITY_TYPE_ID: to.entityTypeId, ENTITY_ID: to.entityId }],
  }
  return z.coerce
    .number()
    .int()
    .parse(await write(center, 'crm.activity.add', { fields }))
}
