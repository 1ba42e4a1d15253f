import type { FastifyInstance } from 'fastify'
import { callCardsOf } from '../frame/call-cards.ts'
import type { PortalState } from '../store/state.ts'
import { CALL_TYPES } from '../telephony/call-type.ts'
import { finishCall } from '../telephony/finish-call.ts'
import { runOperatorScript } from '../telephony/operator-script.ts'
import { registerCall } from '../telephony/register-call.ts'
import { showCard } from '../telephony/show-card.ts'
import { asInt, asMap, asText, isYes, type Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

const msOf = (value: unknown, otherwise: number): number => (value === undefined ? otherwise : asInt(value))

/** Calls of the portal's own telephony: it rings, it ends, or nobody takes it and an operator's script does its part. */
export function registerCallDoors(app: FastifyInstance, state: PortalState): void {
  app.post('/simulate/ring', async (request) => {
    const body = asMap(request.body)
    const call = ring(state, body)
    return { callId: call.id, entityType: call.entityType, entityId: call.entityId }
  })
  app.post('/simulate/ring/:callId/finish', async (request) => {
    const call = state.externalCalls.get((request.params as { callId: string }).callId)
    if (call === undefined) throw new RestError('NOT_FOUND', 'There is no such call', 404)
    const body = asMap(request.body)
    const userId = asInt(body.userId) || call.userId
    const end = {
      duration: asInt(body.duration),
      code: asText(body.code),
      reason: '',
      cost: 0,
      costCurrency: '',
      vote: null,
    }
    const row = await finishCall(state, call, { userId, ...end }, { userId })
    callCardsOf(state).close(call.id)
    return { statisticId: row.id, activityId: row.activityId, code: row.failedCode }
  })
  app.post('/simulate/missed-call', async (request) => {
    const body = asMap(request.body)
    const call = runOperatorScript(state, {
      phone: asText(body.phone),
      line: asText(body.line),
      ringUserId: asInt(body.ringUserId) || 1,
      defaultUserId: asInt(body.defaultUserId) || 1,
      finishAfterMs: msOf(body.finishAfterMs, 10_000),
      sourceDescription: body.sourceDescription === undefined ? null : asText(body.sourceDescription),
      fillAfterMs: msOf(body.fillAfterMs, 10_000),
      reassignAfterMs: body.reassignAfterMs === undefined ? null : asInt(body.reassignAfterMs),
      show: isYes(body.show),
    })
    return { callId: call.id, leadId: call.created[0]?.entityId ?? null }
  })
}

function ring(state: PortalState, body: Params): ReturnType<typeof registerCall>['call'] {
  const type = asInt(body.type) || 2
  if (!CALL_TYPES.includes(type)) throw new RestError('ERROR_ARGUMENT', 'type is 1 to 5')
  const userId = asInt(body.userId) || 1
  const { call } = registerCall(
    state,
    {
      clientId: '',
      userId,
      phone: asText(body.phone),
      type,
      line: asText(body.line),
      externalCallId: asText(body.externalCallId) || null,
      startedAt: '',
      create: body.create === undefined || isYes(body.create),
      source: '',
      entityType: '',
      entityId: 0,
    },
    { userId },
  )
  if (body.show === undefined || isYes(body.show)) showCard(state, call, [userId])
  return call
}
