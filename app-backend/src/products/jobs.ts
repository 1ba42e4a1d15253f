import { isAppError } from '../platform/errors/app-error.ts'
import type { JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { ensureRepeating, repeating, type Schedule } from '../platform/jobs/repeat.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { EventListener } from '../portal/index.ts'
import { productEvents, sectionEvents } from './declaration.ts'
import { loadKind } from './load-directory.ts'
import { mirrorPicks } from './mirror-picks.ts'
import type { RequestKey } from './pick-store.ts'
import type { ProductDeps } from './product-deps.ts'

const loadQueue = 'products.load'
const nightQueue = 'products.night'
const mirrorQueue = 'products.mirror'

/** At night in Moscow: events get lost, and a box may send none. */
const nightly: Schedule = { cron: '15 3 * * *', zone: 'Europe/Moscow' }
/** Changes of a catalogue come in crowds: they are read together. */
const gatherMs = 60_000
const title = { ru: 'Чтение каталога продуктов', en: 'Reading the product catalogue' }

const loadJob = (portalId: string, dueAt: Date): NewJob => ({ portalId, queue: loadQueue, once: 'load', dueAt })

/** Sets the very first reading off; asked again while it lasts it changes nothing. */
export const firstLoad = ({ addJob, clock }: Pick<ProductDeps, 'addJob' | 'clock'>, portalId: string): Promise<void> =>
  addJob({ ...loadJob(portalId, clock.now()), unlessThere: true })

/** Brings the portal to what a request's products are; several changes at once are one. */
export const mirrorJob = ({ portalId, entityTypeId, entityId }: RequestKey, userId: number, now: Date): NewJob => ({
  portalId,
  queue: mirrorQueue,
  key: `${mirrorQueue}:${entityTypeId}:${entityId}`,
  once: `${entityTypeId}:${entityId}`,
  payload: { entityTypeId, entityId, userId },
  dueAt: now,
})

/** Begins to read the catalogue; `startedBy` null: the product itself. Throws `long-work.running` while it is being read. */
export async function startLoad(
  { longWork, tenantOf }: Pick<ProductDeps, 'longWork' | 'tenantOf'>,
  portalId: string,
  startedBy: number | null,
) {
  const { language } = await tenantOf(portalId)
  return longWork.start({ portalId, kind: loadKind, title: title[language], payload: {}, startedBy })
}

export const productQueues = (deps: ProductDeps): Record<string, JobQueue> => ({
  [loadQueue]: {
    async handler({ portalId }) {
      const tenant = portalId === null ? null : await deps.tenantOf(portalId)
      if (!tenant || tenant.state !== 'active' || !(await deps.isOn(tenant.id))) return
      try {
        await startLoad(deps, tenant.id, null)
      } catch (error) {
        if (!isAppError(error, 'long-work.running')) throw error
        // What changed may have been read already: once more when this load is over.
        return { again: new Date(deps.clock.now().getTime() + gatherMs) }
      }
    },
  },
  [nightQueue]: {
    handler: repeating(nightly, deps.clock, async () => {
      const now = deps.clock.now()
      for (const { id } of await deps.activePortals()) await deps.addJob(loadJob(id, now))
    }),
  },
  [mirrorQueue]: { handler: mirrorPicks(deps) },
})

export const startProducts = (jobs: Jobs, clock: Clock): Promise<void> =>
  ensureRepeating(jobs, nightQueue, nightly, clock)

const heard = new Set([...productEvents, ...sectionEvents])

/** A changed catalogue is read again a minute later, whatever of it changed; the first look follows the set-up. */
export const hearCatalogue =
  ({ addJob, clock }: Pick<ProductDeps, 'addJob' | 'clock'>): EventListener =>
  async (tenant, { name }) => {
    if (heard.has(name.toUpperCase())) await addJob(loadJob(tenant.id, new Date(clock.now().getTime() + gatherMs)))
  }
