import { isAppError } from '../../platform/errors/app-error.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { JobHandler, Jobs } from '../../platform/jobs/create-jobs.ts'
import type { Logger } from '../../platform/log/logger.ts'
import { repeating, type Schedule } from '../../platform/jobs/repeat.ts'
import { bindAll } from '../setup/bind-all.ts'
import { createFields } from '../setup/create-fields.ts'
import { lookAtPortal, type LookDeps } from '../setup/look-at-portal.ts'
import type { TenantStore } from '../store.ts'
import type { Tenant } from '../tenant.ts'

export interface MendDeps extends LookDeps {
  tenants: TenantStore
  clock: Clock
  log: Logger
}

/** Names of the queues of a portal's life. */
export const lifeQueues = { daily: 'portal.daily', mend: 'portal.mend' } as const

/** At night in Moscow; portals follow one another within an hour. */
export const dailySchedule: Schedule = { cron: '30 2 * * *', zone: 'Europe/Moscow' }
const spreadMs = 60 * 60_000

/** Events after which hooks may be gone: an update may take them away. Bitrix24 docs: api-reference/common/events */
export const mendingEvents: ReadonlySet<string> = new Set(['ONAPPINSTALL', 'ONAPPUPDATE', 'ONAPPPAYMENT'])

/** The job that mends one portal; several wishes at once are one. */
export const mendJob = (portalId: string, dueAt?: Date) => ({
  portalId,
  queue: lifeQueues.mend,
  once: 'mend',
  ...(dueAt ? { dueAt } : {}),
})

/**
 * Looks at a portal (one REST request) and keeps what it says of itself; fields that are missing are made, hooks that are missing
 * or left over are put right. The
 * call renews a token that nobody used for long: 180 days without one would end it. Bitrix24 docs: settings/oauth/auto-renewal
 */
export async function mendPortal(deps: MendDeps, tenant: Tenant): Promise<void> {
  const { tenants, clock, log } = deps
  const actor = { kind: 'portal', portalId: tenant.id } as const
  try {
    const look = await lookAtPortal(deps, actor, tenant.entityTypeId, 'ru')
    await tenants.saveAbilities(tenant.id, look.abilities, look.facts.scopes, clock.now())
    const { missing, stale } = look.bindings
    const stuck = look.steps.some((step) => step.state === 'problem')
    if (tenant.state !== 'active' || stuck) return
    // A stage that is new has no field yet, and somebody may have deleted one.
    await createFields(deps, actor, look, tenant.entityTypeId, tenant.language === 'en' ? 'en' : 'ru')
    if (missing.length + stale.length === 0) return
    await bindAll(deps, actor, look.bindings)
    log.info({ portalId: tenant.id, bound: missing.length, unbound: stale.length }, 'hooks in the portal put right')
  } catch (error) {
    if (!isAppError(error, 'portal.no-token', 'portal.unpaid', 'portal.wrong-keys', 'portal.no-rights')) throw error
    if (error.code === 'portal.unpaid') {
      const known = await tenants.abilities(tenant.id)
      await tenants.saveAbilities(tenant.id, { ...known, paid: false }, tenant.scopes, clock.now())
    }
    // A person has to act first; the next day looks again.
    log.warn({ portalId: tenant.id, code: error.code }, 'portal not looked at')
  }
}

/** Handlers of the life queues: every day each portal is looked at, and one by one whenever something asks for it. */
export function lifeJobs(deps: MendDeps, add: Jobs['add']): Record<string, { handler: JobHandler }> {
  const { tenants, clock } = deps
  return {
    [lifeQueues.daily]: {
      handler: repeating(dailySchedule, clock, async () => {
        const all = await tenants.alive()
        const start = clock.now().getTime()
        for (const [at, { id }] of all.entries())
          await add(mendJob(id, new Date(start + Math.floor((at * spreadMs) / Math.max(all.length, 1)))))
      }),
    },
    [lifeQueues.mend]: {
      handler: async ({ portalId }) => {
        const tenant = portalId === null ? null : await tenants.byId(portalId)
        if (tenant && tenant.state !== 'uninstalled') await mendPortal(deps, tenant)
      },
    },
  }
}
