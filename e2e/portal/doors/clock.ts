import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { asMap } from '../wire/params.ts'

/** `GET clock`, `POST clock {advanceMs | offsetMs}`, and a stream of the offset for processes that follow the portal's time. */
export function registerClockDoors(app: FastifyInstance, state: PortalState): void {
  const { clock } = state
  const shown = (): Record<string, unknown> => ({ now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs })
  app.get('/clock', async () => shown())
  app.post('/clock', async (request, reply) => {
    const { advanceMs, offsetMs } = asMap(request.body)
    if (typeof advanceMs === 'number') clock.advance(advanceMs)
    else if (typeof offsetMs === 'number') clock.set(offsetMs)
    else return reply.status(400).send({ error: 'advanceMs or offsetMs, a number of milliseconds, is needed' })
    state.touch()
    return shown()
  })
  app.get('/clock/stream', (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    const write = (offsetMs: number): void => {
      reply.raw.write(`data: {"offsetMs":${offsetMs}}\n\n`)
    }
    write(clock.offsetMs)
    const stop = clock.subscribe(write)
    request.raw.socket.once('close', stop)
  })
}
