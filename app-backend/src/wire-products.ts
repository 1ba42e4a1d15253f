import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import { openTask } from './platform/long-work/long-task-store.ts'
import {
  createPickStore,
  createProductStore,
  hearCatalogue,
  loadDirectory,
  loadKind,
  productQueues,
  productRoutes,
  productsSlice,
  startProducts,
  type ProductDeps,
} from './products/index.ts'

/** The directory of products, read from the portal's catalogue, and the products of requests. */
export function wireProducts(ground: Ground): Capability {
  const { db, clock, portal, tenants, addJob, tenantOf, namesOf, settings, gate, longWork, writes, sync } = ground
  const deps: ProductDeps = {
    db,
    clock,
    portal: portal.client,
    store: createProductStore(db.prisma),
    picks: createPickStore(db.prisma),
    writes,
    longWork,
    addJob,
    async loading(portalId) {
      const task = await openTask(db.prisma, portalId, loadKind)
      return task && { done: task.done, total: task.total }
    },
    tenantOf,
    namesOf,
    activePortals: () => tenants.active(),
    isOn: (portalId) => gate.isOn(portalId, productsSlice.name),
    settings: (portalId) => settings.of(portalId, productsSlice),
    async mayPick(viewer) {
      const { actions } = await portal.permissions.of(await tenantOf(viewer.portalId), viewer)
      return actions.includes('requests.products')
    },
  }
  sync.onEvent(hearCatalogue(deps))
  longWork.register(loadKind, loadDirectory(deps))
  return {
    routes: (server) => productRoutes(server, { ...gate.guards(ground.guards, productsSlice.name), ...deps }),
    queues: productQueues(deps),
    start: (jobs) => startProducts(jobs, clock),
  }
}
