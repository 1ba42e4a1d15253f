import type { Transaction } from '../../platform/db/database.ts'
import type { JobQueue, Jobs } from '../../platform/jobs/create-jobs.ts'
import { ensureRepeating, repeating } from '../../platform/jobs/repeat.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { ChangeListener, EventListener, Tenant } from '../../portal/index.ts'
import { entityTypeIds } from '../crm/record-types.ts'
import { collectHappenings } from './collect-happenings.ts'
import { deliveryQueue, lookJob, lookQueue, type HookDeps } from './hook-deps.ts'
import { portalsWithHooks } from './hook-store.ts'
import { sendDelivery } from './send-delivery.ts'

const portalsQueue = 'contact-center.hook-portals'
/** Events get lost: so often is looked for what no event told. */
const everyFiveMinutes = { cron: '*/5 * * * *', zone: 'UTC' }
/** What happens together is read together. */
const gatherMs = 3_000

/** Events that tell of what addresses may ask for. Bitrix24 docs: api-reference/crm/deals/events, telephony/events */
export const hookEventNames = { deals: ['ONCRMDEALADD', 'ONCRMDEALUPDATE'], calls: ['ONVOXIMPLANTCALLEND'] }
const heard = new Set([...hookEventNames.deals, ...hookEventNames.calls])
const types: ReadonlySet<number> = new Set([entityTypeIds.deal, entityTypeIds.contact])

export const hookQueues = (deps: HookDeps): Record<string, JobQueue> => ({
  [lookQueue]: {
    async handler({ portalId }) {
      if (portalId === null || !(await deps.isOn(portalId))) return
      await collectHappenings(deps, portalId)
    },
  },
  [deliveryQueue]: {
    handler: async ({ portalId, payload }) =>
      portalId === null ? undefined : sendDelivery(deps, portalId, (payload as { deliveryId: string }).deliveryId),
    tries: Number.POSITIVE_INFINITY,
  },
  [portalsQueue]: {
    handler: repeating(everyFiveMinutes, deps.clock, async () => {
      for (const id of await portalsWithHooks(deps.db.prisma)) await deps.addJob(lookJob(id, deps.clock.now()))
    }),
  },
})

export const startHooks = (jobs: Jobs, clock: Clock): Promise<void> =>
  ensureRepeating(jobs, portalsQueue, everyFiveMinutes, clock)

/** Hears that something has happened; what it was, the look finds out. */
export function hearHappenings(deps: Pick<HookDeps, 'db' | 'clock' | 'addJob'>): {
  event: EventListener
  change: ChangeListener
} {
  const wake = async ({ id: portalId }: Tenant, tx?: Transaction) => {
    const prisma = tx ?? deps.db.prisma
    const hook = await prisma.centerHook.findFirst({ where: { portalId, enabled: true }, select: { id: true } })
    if (hook) await deps.addJob(lookJob(portalId, new Date(deps.clock.now().getTime() + gatherMs)), tx)
  }
  return {
    event: async (tenant, { name }) => {
      if (heard.has(name)) await wake(tenant)
    },
    change: async (tenant, { entityTypeId }, { tx }) => {
      if (types.has(entityTypeId)) await wake(tenant, tx)
    },
  }
}
