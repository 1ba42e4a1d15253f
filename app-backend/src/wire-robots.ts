import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import { answerCalls, robotQueue, robotRoutes, robotsSlice } from './robots/index.ts'
import type { MissedCalls } from './wire-missed-calls.ts'
import type { Triage } from './wire-triage.ts'

/** The product's rules as steps of the portal's automation. */
export function wireRobots(
  ground: Ground,
  { actForRobot }: Pick<Triage, 'actForRobot'>,
  { findManager }: Pick<MissedCalls, 'findManager'>,
): Capability {
  const { gate, portal, sync, writes } = ground
  const handler = answerCalls({
    ...ground,
    portal: portal.client,
    isOn: (portalId) => gate.isOn(portalId, robotsSlice.name),
    isWriting: ({ portalId, entityTypeId, entityId }) => writes.underWay({ portalId, entityTypeId, entityId }),
    async act(tenant, task, { id, entityTypeId, entityId, properties, calledAt }) {
      // A robot may be faster than the event of the record that it works on.
      await sync.records.look(tenant, entityTypeId, [entityId], 'online')
      const run = `robot:${id}`
      if (task === 'manager') return findManager(tenant, entityId, { run, calledAt, properties })
      return actForRobot({ portalId: tenant.id, entityTypeId, entityId }, task, { run, properties })
    },
  })
  return {
    routes: (server) => robotRoutes(server, ground),
    queues: { [robotQueue]: { handler, tries: Number.POSITIVE_INFINITY } },
  }
}
