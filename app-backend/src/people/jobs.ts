import { nextRun } from '../platform/jobs/repeat.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import type { Tenant, TenantStore } from '../portal/index.ts'
import type { People } from './create-people.ts'
import { commonZone } from './rules/common-zone.ts'

const refreshPeopleQueue = 'people.refresh'
/** The portal tells of new people only, never of the dismissed or of moves between departments: lists are read by schedule. */
const schedule = { cron: '7 * * * *', zone: 'UTC' }

interface Deps {
  people: Pick<People, 'refresh' | 'organisation'>
  tenants: TenantStore
  clock: Clock
}

/** Reads the people of a portal every hour; the job ends with the portal. */
export function peopleJobs({ people, tenants, clock }: Deps): Record<string, JobQueue> {
  return {
    [refreshPeopleQueue]: {
      async handler({ portalId }) {
        const tenant = portalId === null ? null : await tenants.byId(portalId)
        if (tenant?.state !== 'active') return
        await people.refresh(tenant)
        const zone = commonZone((await people.organisation(tenant)).people)
        if (zone !== null && zone !== tenant.zone) await tenants.saveZone(tenant.id, zone, clock.now())
        return { again: nextRun(schedule, clock.now()) }
      },
    },
  }
}

/**
 * Begins to keep the lists of a portal; may be called at every start, at the end of the set-up, and when somebody came in for
 * the first time (ONUSERADD; Bitrix24 docs: api-reference/user/events/on-user-add).
 */
export const keepPeople = (jobs: Pick<Jobs, 'add'>, tenant: Pick<Tenant, 'id'>): Promise<void> =>
  jobs.add({ portalId: tenant.id, queue: refreshPeopleQueue, once: 'hourly' })
