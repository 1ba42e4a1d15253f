import { randomUUID } from 'node:crypto'
import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import { requestIdsWithWords } from './letter-search/index.ts'
import {
  changeCell,
  createFieldList,
  createLayoutStore,
  createViewStore,
  exportKind,
  exportRequests,
  fieldQueues,
  hearFieldsEdited,
  requestListRoutes,
  type ExportDeps,
} from './request-list/index.ts'
import { requestsSlice } from './requests/index.ts'
import type { Viewer } from './portal/index.ts'
import type { Requests } from './wire-requests.ts'
import type { Scenarios } from './wire-scenarios.ts'

export interface WiredRequestList {
  capability: Capability
  /** Writes the category in the viewer's name while the request has none; throws as a cell of the list does. */
  setCategory(viewer: Viewer, requestId: number, categoryId: string): Promise<void>
}

/** The list of all requests: pages by the viewer's token, views, columns, changes. */
export function wireRequestList(
  ground: Ground,
  { store, list }: Requests,
  { checkStage }: Pick<Scenarios, 'checkStage'>,
): WiredRequestList {
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
    createRight: list.createRight,
    contactsFilter: list.contactsFilter,
    writes,
    checkStage,
    longWork,
    files: storage.files,
    sealing: portal.sealing,
    tenantOf,
    requestsWithWords: ({ id: portalId, entityTypeId }, text, most) =>
      requestIdsWithWords(db.prisma, { portalId, entityTypeId }, text, most),
  }
  ground.sync.onEvent(hearFieldsEdited(ground))
  longWork.register(exportKind, exportRequests(deps))
  return {
    capability: {
      queues: fieldQueues(deps),
      routes: (server) =>
        requestListRoutes(server, { ...deps, ...ground.gate.guards(ground.guards, requestsSlice.name) }),
    },
    async setCategory(viewer, requestId, categoryId) {
      const { fieldNames } = await tenantOf(viewer.portalId)
      const change = { field: fieldNames.category, seen: null, value: categoryId, key: randomUUID() }
      await changeCell(deps, viewer, requestId, change)
    },
  }
}
