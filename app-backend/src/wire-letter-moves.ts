import { recordAudit, recordDecisions } from './audit/index.ts'
import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import {
  hearUndo,
  letterMoveRoutes,
  madeRequestQueue,
  settleMadeRequest,
  splitLetters,
  splitQueue,
  type MoveDeps,
} from './letter-moves/index.ts'
import { letterSearchRoutes } from './letter-search/index.ts'
import type { WiredExternalTasks } from './wire-external-tasks.ts'
import type { Requests } from './wire-requests.ts'

/** Letters found by their words, and put into other requests by people. */
export function wireLetterMoves(
  ground: Ground,
  { store, live }: Requests,
  { moveTasks }: Pick<WiredExternalTasks, 'moveTasks'>,
): Capability {
  const { db, clock, portal, writes, addJob, tenantOf, remember, guards } = ground
  const deps: MoveDeps = {
    db,
    clock,
    portal: portal.client,
    directory: portal.directory,
    store,
    writes,
    addJob,
    recordAudit,
    recordDecisions,
    tenantOf,
    remember,
    moveTasks,
    async changed(portalId, requestId) {
      const request = await store.byId(portalId, requestId)
      if (request) await live.announce(await tenantOf(portalId), request.entityId, 'changed')
    },
    async mayUndoAll(viewer) {
      const { actions } = await portal.permissions.of(await tenantOf(viewer.portalId), viewer)
      return actions.includes('runs.undo')
    },
  }
  writes.onUndo(hearUndo(deps))
  return {
    routes(server) {
      letterMoveRoutes(server, { ...guards, ...deps })
      letterSearchRoutes(server, { ...guards, db, portal: portal.client })
    },
    queues: {
      [splitQueue]: { handler: splitLetters(deps) },
      [madeRequestQueue]: { handler: settleMadeRequest(deps) },
    },
  }
}
