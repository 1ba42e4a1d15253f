import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { registerBodies } from '../wire/bodies.ts'
import { RestError } from '../wire/rest-error.ts'
import { registerAppDoors } from './apps.ts'
import { registerCallDoors } from './calls.ts'
import { registerCallCardDoors } from './call-card.ts'
import { registerClockDoors } from './clock.ts'
import { registerContractDoors } from './contract-doors.ts'
import { registerEventDoors } from './events.ts'
import { registerEventLogDoors } from './event-log.ts'
import { registerFaultDoors } from './faults.ts'
import { registerItemDoors } from './items.ts'
import { registerJournalDoors } from './journal.ts'
import { registerLetterDoors } from './letters.ts'
import { registerOpenApiDoor } from './openapi.ts'
import { registerRightsDoors } from './rights.ts'
import { registerRobotDoors } from './robots.ts'
import { registerSettingDoors } from './settings.ts'
import { registerTalkDoors } from './talks.ts'
import { registerSnapshotDoors } from './snapshots.ts'

/** Doors under `/_portal/`: what the world does by itself. JSON, no sign-in, from this machine only. */
export async function registerDoors(app: FastifyInstance, state: PortalState): Promise<void> {
  await app.register(
    async (scope) => {
      registerBodies(scope, state)
      scope.addHook('onRequest', async (request, reply) => {
        if (isLoopback(request.ip)) return
        await reply.status(403).send({ error: 'This address answers on the machine of the portal only.' })
      })
      scope.setErrorHandler((error, _request, reply) => {
        const status = error instanceof RestError ? error.status : 500
        return reply.status(status).send({ error: error instanceof Error ? error.message : String(error) })
      })
      registerOpenApiDoor(scope)
      registerClockDoors(scope, state)
      registerCallCardDoors(scope, state)
      registerAppDoors(scope, state)
      registerItemDoors(scope, state)
      registerFaultDoors(scope, state)
      registerEventDoors(scope, state)
      registerLetterDoors(scope, state)
      registerEventLogDoors(scope, state)
      registerJournalDoors(scope, state)
      registerContractDoors(scope, state)
      registerSettingDoors(scope, state)
      registerRightsDoors(scope, state)
      registerRobotDoors(scope, state)
      registerTalkDoors(scope, state)
      registerCallDoors(scope, state)
      await registerSnapshotDoors(scope, state)
    },
    { prefix: '/_portal' },
  )
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}
