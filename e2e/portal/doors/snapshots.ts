import type { FastifyInstance } from 'fastify'
import { packSnapshot, restorePacked } from '../store/packed-snapshot.ts'
import type { PortalState } from '../store/state.ts'
import { asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** Remembering the world by name and putting it back; `reset` = the world of the start. `state` tells what there is. */
export async function registerSnapshotDoors(app: FastifyInstance, state: PortalState): Promise<void> {
  const { edition: _follows, ...given } = state.settings
  const settings = structuredClone(given)
  const kept = new Map([['start', await packSnapshot(state)]])
  const nameOf = (body: unknown): string => asText(asMap(body).name) || 'last'
  const putBack = async (name: string): Promise<{ result: true }> => {
    const snapshot = kept.get(name)
    if (!snapshot) throw new RestError('NOT_FOUND', `There is no snapshot ${name}`, 404)
    await restorePacked(state, snapshot)
    state.faults.clear()
    state.events.reset()
    state.limits.bucket.reset()
    state.limits.operating.reset()
    state.unknownMethods.clear()
    state.defects.length = 0
    return { result: true }
  }
  app.post('/reset', async () => {
    state.journal.clear()
    Object.assign(state.settings, structuredClone(settings))
    return putBack('start')
  })
  app.post('/snapshot', async (request) => {
    kept.set(nameOf(request.body), await packSnapshot(state))
    return { result: true }
  })
  app.post('/restore', async (request) => putBack(nameOf(request.body)))
  app.get('/state', async () => summary(state))
}

function summary(state: PortalState): Record<string, unknown> {
  const items: Record<string, number> = {}
  for (const [entityTypeId, table] of state.items.all()) items[entityTypeId] = table.size
  return {
    url: state.url,
    oauthUrl: state.oauthUrl,
    memberId: state.memberId,
    settings: state.settings,
    items,
    users: [...state.users.values()],
    apps: [...state.apps.values()].map(({ id, clientId, title, installed, active }) => ({
      id,
      clientId,
      title,
      installed,
      active,
    })),
    placements: [...state.placements.values()],
    eventHandlers: [...state.eventHandlers.values()],
    activities: state.activities.size,
    notifications: [...state.notifications.values()],
    unknownMethods: [...state.unknownMethods],
  }
}
