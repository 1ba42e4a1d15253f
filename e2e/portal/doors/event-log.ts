import type { FastifyInstance } from 'fastify'
import { logEvent } from '../store/log-event.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asMap, asText } from '../wire/params.ts'

/** A line in the portal's own log, as a person's action would leave it. */
export function registerEventLogDoors(app: FastifyInstance, state: PortalState): void {
  app.post('/simulate/event-log', async (request) => {
    const { auditTypeId, userId, itemId, description } = asMap(request.body)
    return logEvent(state, {
      auditTypeId: asText(auditTypeId) || 'USER_AUTHORIZE',
      userId: asInt(userId) || 1,
      itemId: asText(itemId) || String(asInt(userId) || 1),
      description: asText(description),
    })
  })
}
