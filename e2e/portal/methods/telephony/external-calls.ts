import { callCardsOf } from '../../frame/call-cards.ts'
import { CALL_TYPES } from '../../telephony/call-type.ts'
import { finishCall } from '../../telephony/finish-call.ts'
import { registerCall } from '../../telephony/register-call.ts'
import { showCard } from '../../telephony/show-card.ts'
import { shownFinish } from '../../telephony/shown-call.ts'
import { actorOf, appOf, type Answer, type Call, type MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt, asInts, asText } from '../../wire/params.ts'
import { refusal, RestError } from '../../wire/rest-error.ts'
import { parseTime, portalTime } from '../../wire/time.ts'
import { callOf, personOf } from './call-of.ts'

const method = (verb: string, file: string, handler: (call: Call) => Answer | Promise<Answer>): MethodSpec => ({
  name: `telephony.externalCall.${verb}`,
  scope: 'telephony',
  status: 'supported',
  page: `api-reference/telephony/telephony-external-call-${file}`,
  appContext: true,
  handler,
})

/** Calls that an application brings: their beginning, their card and their end. */
export const externalCallMethods: readonly MethodSpec[] = [
  method('register', 'register', register),
  method('finish', 'finish', finish),
  method('show', 'show', (call) => toCard(call, 'show')),
  method('hide', 'hide', (call) => toCard(call, 'hide')),
]

function register(call: Call): Answer {
  const { state, params } = call
  const text = (name: string): string => asText(anyCase(params, name))
  const userId = personOf(call)
  const type = asInt(anyCase(params, 'TYPE'))
  if (!CALL_TYPES.includes(type)) throw refusal.core('Unknown TYPE')
  const started = text('CALL_START_DATE') === '' ? null : parseTime(text('CALL_START_DATE'))
  if (started === undefined) throw refusal.core('CALL_START_DATE should be in the ISO-8601 format')
  const phone = text('PHONE_NUMBER').replace(/[^\d+#*;,]/g, '')
  if (!/\d/.test(phone)) throw refusal.core('Unsupported phone number format')
  const input = {
    clientId: appOf(call).clientId,
    userId,
    phone,
    type,
    line: text('LINE_NUMBER'),
    externalCallId: text('EXTERNAL_CALL_ID') || null,
    startedAt: started === null ? '' : portalTime(started),
    create: asInt(anyCase(params, 'CRM_CREATE')) === 1,
    source: text('CRM_SOURCE'),
    entityType: text('CRM_ENTITY_TYPE').toUpperCase(),
    entityId: asInt(anyCase(params, 'CRM_ENTITY_ID')),
  }
  const { call: made, leadError } = registerCall(state, input, actorOf(call))
  if (anyCase(params, 'SHOW') === undefined || asInt(anyCase(params, 'SHOW')) === 1) showCard(state, made, [userId])
  const lead = made.created.find(({ entityType }) => entityType === 'LEAD')
  return {
    result: {
      CALL_ID: made.id,
      CRM_CREATED_LEAD: lead?.entityId ?? null,
      CRM_CREATED_ENTITIES: made.created.map((one) => ({ ENTITY_TYPE: one.entityType, ENTITY_ID: one.entityId })),
      CRM_ENTITY_TYPE: made.entityType,
      CRM_ENTITY_ID: made.entityId,
      ...(leadError === null ? {} : { LEAD_CREATION_ERROR: leadError }),
    },
  }
}

async function finish(call: Call): Promise<Answer> {
  const { state, params } = call
  const value = (name: string): unknown => anyCase(params, name)
  if (typeof value('CALL_ID') !== 'string') throw new RestError('INVALID_ARGUMENT', 'CALL_ID must be a string')
  const userId = personOf(call)
  const known = callOf(call)
  if (known === undefined) throw refusal.core('Call is not found (call should be registered prior to finishing')
  const end = {
    userId,
    duration: Math.max(0, asInt(value('DURATION'))),
    code: asText(value('STATUS_CODE')),
    reason: asText(value('FAILED_REASON')),
    cost: Number(asText(value('COST'))) || 0,
    costCurrency: asText(value('COST_CURRENCY')),
    vote: asInt(value('VOTE')) || null,
  }
  const row = await finishCall(state, known, end, actorOf(call))
  callCardsOf(state).close(known.id)
  return { result: shownFinish(row) }
}

/** False when there is no such call, or it is over. */
function toCard(call: Call, verb: 'show' | 'hide'): Answer {
  const known = callOf(call)
  if (known === undefined || known.statisticId > 0) return { result: false }
  const asked = asInts(anyCase(call.params, 'USER_ID')).filter((id) => id > 0)
  if (verb === 'hide') callCardsOf(call.state).close(known.id)
  else showCard(call.state, known, asked.length > 0 ? asked : [known.userId])
  return { result: true }
}
