import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { asInt, asMap } from '../wire/params.ts'

/** What may happen to events on their way: late, twice, never. */
export function registerEventDoors(app: FastifyInstance, state: PortalState): void {
  const times = (body: unknown): number => asInt(asMap(body).times) || 1
  app.post('/events/hold', async () => {
    state.events.hold()
    return { result: true }
  })
  app.post('/events/release', async (request) => {
    state.events.release(asMap(request.body).shuffled === true)
    await state.events.idle()
    return { result: true }
  })
  app.post('/events/duplicate', async (request) => {
    state.events.duplicate(times(request.body))
    return { result: true }
  })
  app.post('/events/lose', async (request) => {
    state.events.lose(times(request.body))
    return { result: true }
  })
  app.post('/events/delay', async (request) => {
    state.events.delay(times(request.body), asInt(asMap(request.body).delayMs))
    return { result: true }
  })
  app.get('/events', async () => state.events.deliveries)
  app.post('/events/idle', async () => {
    await state.events.idle()
    return { result: true }
  })
}
