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
  prepareTab,
  requestListRoutes,
  type ExportDeps,
} from './request-list/index.ts'
import type { FirstPage, Tenant, Viewer } from './portal/index.ts'
import type { ClientRef } from './requests/contract.ts'
import { requestsSlice } from './requests/index.ts'
import type { Requests } from './wire-requests.ts'
import type { Scenarios } from './wire-scenarios.ts'

export interface WiredRequestList {
  capability: Capability
  /** Opens the tab of a client's card. */
  prepareTab(tenant: Tenant, client: ClientRef): Promise<FirstPage>
  /** Writes the category in the viewer's name while the request has none; throws as a cell of the list does. */
  setCategory(viewer: Viewer, requestId: number, categoryId: string): Promise<void>
}

/** The list of requests, all or a client's: pages by the viewer's token, views, columns, changes. */
export function wireRequestList(
  ground: Ground,
  requests: Requests,
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
    store: requests.store,
    permissions: portal.permissions,
    createRight: requests.createRight,
    companyContacts: requests.companyContacts,
    contactsFilter: requests.contactsFilter,
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
    prepareTab: (tenant, client) => prepareTab(deps, tenant, client),
    async setCategory(viewer, requestId, categoryId) {
      const { fieldNames } = await tenantOf(viewer.portalId)
      const change = { field: fieldNames.category, seen: null, value: categoryId, key: randomUUID() }
      await changeCell(deps, viewer, requestId, change)
    },
  }
}
