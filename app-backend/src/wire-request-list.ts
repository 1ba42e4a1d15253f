import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import { requestIdsWithWords } from './letter-search/index.ts'
import {
  createFieldList,
  createLayoutStore,
  createViewStore,
  exportKind,
  exportRequests,
  requestListRoutes,
  type ExportDeps,
} from './request-list/index.ts'
import { requestsSlice } from './requests/index.ts'
import type { Requests } from './wire-requests.ts'

/** The list of all requests: pages by the viewer's token, views, columns, changes. */
export function wireRequestList(ground: Ground, { store }: Requests): Capability {
  const { clock, db, longWork, portal, storage, writes, tenantOf } = ground
  const deps: ExportDeps = {
    db,
    clock,
    portal: portal.client,
    directory: portal.directory,
    fields: createFieldList({ portal: portal.client, lists: portal.lists, directory: portal.directory, clock }),
    views: createViewStore(db.prisma),
    layouts: createLayoutStore(db.prisma),
    store,
    permissions: portal.permissions,
    writes,
    longWork,
    files: storage.files,
    sealing: portal.sealing,
    tenantOf,
    requestsWithWords: ({ id: portalId, entityTypeId }, text, most) =>
      requestIdsWithWords(db.prisma, { portalId, entityTypeId }, text, most),
  }
  longWork.register(exportKind, exportRequests(deps))
  return {
    routes: (server) =>
      requestListRoutes(server, { ...deps, ...ground.gate.guards(ground.guards, requestsSlice.name) }),
  }
}
