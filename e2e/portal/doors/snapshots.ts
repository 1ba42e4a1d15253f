import type { FastifyInstance } from 'fastify'
import { restoreSnapshot, takeSnapshot } from '../store/snapshot.ts'
import type { Snapshot } from '../store/snapshot.ts'
import type { PortalState } from '../store/state.ts'
import { asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** Remembering the world by name and putting it back; `reset` = the world of the start. `state` tells what there is. */
export function registerSnapshotDoors(app: FastifyInstance, state: PortalState): void {
  const kept = new Map<string, string>([['start', JSON.stringify(takeSnapshot(state))]])
  const nameOf = (body: unknown): string => asText(asMap(body).name) || 'last'
  const putBack = (name: string): { result: true } => {
    const text = kept.get(name)
    if (text === undefined) throw new RestError('NOT_FOUND', `There is no snapshot ${name}`, 404)
    restoreSnapshot(state, JSON.parse(text) as Snapshot)
    state.faults.clear()
    state.events.reset()
    state.limits.bucket.reset()
    state.limits.operating.reset()
    state.unknownMethods.clear()
    return { result: true }
  }
  app.post('/reset', async () => {
    state.journal.clear()
    return putBack('start')
  })
  app.post('/snapshot', async (request) => {
    kept.set(nameOf(request.body), JSON.stringify(takeSnapshot(state)))
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
