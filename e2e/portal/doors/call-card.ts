import type { FastifyInstance } from 'fastify'
import { callCardsOf } from '../frame/call-cards.ts'
import type { CallRecord, CallState } from '../frame/call-card/call-record.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asList, asMap, asText, type Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

const STATES: readonly string[] = ['idle', 'connecting', 'connected'] satisfies CallState[]

/** A call card on a person's open pages: show it, change the call's state or its client, take it away. */
export function registerCallCardDoors(app: FastifyInstance, state: PortalState): void {
  const cards = callCardsOf(state)
  app.post('/frame/call-card', async (request) => cards.show(callOf(asMap(request.body))))
  app.patch('/frame/call-card/:callId', async (request) => {
    const { callId } = request.params as { callId: string }
    const body = asMap(request.body)
    if (cards.find(callId) === undefined) throw new RestError('NOT_FOUND', `There is no card ${callId}`, 404)
    if (body.state !== undefined) cards.setState(callId, stateOf(body.state), asText(body.failedCode))
    if (body.crmEntityType !== undefined || body.crmEntityId !== undefined) {
      const phoneNumber = asText(body.phoneNumber)
      cards.setEntity(callId, {
        crmEntityType: asText(body.crmEntityType),
        crmEntityId: asInt(body.crmEntityId),
        ...(phoneNumber === '' ? {} : { phoneNumber }),
      })
    }
    return cards.find(callId)
  })
  app.delete('/frame/call-card/:callId', async (request) => ({
    result: cards.close((request.params as { callId: string }).callId),
  }))
}

function callOf(body: Params): Omit<CallRecord, 'callId'> & { callId?: string } {
  const callId = asText(body.callId)
  const direction = asText(body.direction)
  return {
    ...(callId === '' ? {} : { callId }),
    userId: asInt(body.userId),
    clientId: asText(body.clientId) || null,
    phoneNumber: asText(body.phoneNumber) || null,
    lineNumber: asText(body.lineNumber),
    lineName: asText(body.lineName),
    crmEntityType: asText(body.crmEntityType),
    crmEntityId: asInt(body.crmEntityId),
    crmActivityId: asInt(body.crmActivityId) || null,
    bindings: asList(body.bindings).map((one) => ({ type: asText(asMap(one).type), id: asInt(asMap(one).id) })),
    direction: direction === 'outgoing' || direction === 'callback' ? direction : 'incoming',
    state: body.state === undefined ? 'idle' : stateOf(body.state),
    callListMode: body.callListMode === true,
    clientName: asText(body.clientName),
  }
}

function stateOf(value: unknown): CallState {
  const text = asText(value)
  if (!STATES.includes(text)) throw new RestError('ERROR_ARGUMENT', `state is one of ${STATES.join(', ')}`)
  return text as CallState
}
