import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import {
  createCompanyContacts,
  createContactsFilter,
  createCreateRight,
  createRequestLive,
  createRequestStore,
  hearChanges,
  requestRoutes,
  requestsSlice,
  type CreateDeps,
  type LetterDeps,
} from './requests/index.ts'
import { threadingSlice } from './threading/index.ts'

/** The requests, as the other slices need them: their records, whose they are, and how a letter comes to one. */
export type Requests = ReturnType<typeof wireRequests>

/** The request: records, creation, and the letters of one. */
export function wireRequests(ground: Ground, ownFields: CreateDeps['ownFields']) {
  const { clock, db, portal, tenants, sync, writes, remember, tenantOf, settings } = ground
  const store = createRequestStore(db.prisma)
  const live = createRequestLive(ground.live)
  const companyContacts = createCompanyContacts({ portal: portal.client, lists: portal.lists, clock })
  const contactsFilter = createContactsFilter({ lists: portal.lists, clock })
  const createRight = createCreateRight({ permissions: portal.permissions, lists: portal.lists, clock })
  hearChanges(sync.records, { store, companyContacts, live, clock })
  const letters: LetterDeps = {
    portal: portal.client,
    store,
    writeOnce: writes.once,
    remember,
    met: sync.records.met,
    clock,
    tenantOf,
    settings: (portalId) => settings.of(portalId, requestsSlice),
    async isClosedStage(tenant, stageId) {
      const { stages } = await portal.directory.of(tenant)
      return stages.some(({ id, meaning }) => id === stageId && meaning !== 'process')
    },
    async reopenStage(tenant) {
      const { reopenStage: chosen } = await settings.of(tenant.id, threadingSlice)
      const working = (await portal.directory.of(tenant)).stages.filter(({ meaning }) => meaning === 'process')
      return (working.find(({ id }) => id === chosen) ?? working[0])?.id ?? null
    },
  }
  const capability: Capability = {
    routes: (server) =>
      requestRoutes(server, {
        directory: portal.directory,
        clock,
        store,
        createRight,
        ...ground.gate.guards(ground.guards, requestsSlice.name),
        portal: portal.client,
        tenants,
        writeOnce: writes.once,
        remember,
        ownFields,
        live,
      }),
  }
  return { store, live, createRight, companyContacts, contactsFilter, letters, capability }
}
