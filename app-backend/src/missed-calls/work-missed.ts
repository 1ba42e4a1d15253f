import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import { leadEntityTypeId, type Tenant } from '../portal/index.ts'
import { keepStep } from './keep-step.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { dueRows, nextDue, readMissed, type MissedRow } from './missed-store.ts'
import { factsOf, readRuleFacts } from './rule-facts.ts'
import { nextStep } from './rules/next-step.ts'

const mostAtOnce = 200
/** A lead that was read so lately is not read again. */
const freshMs = 1_000

/** Looks at the leads that are due and does the next step of each: all that are due together cost one reading. */
export async function workMissed(deps: MissedCallDeps, portalId: string, signal: AbortSignal): Promise<JobAgain> {
  const tenant = await deps.tenantOf(portalId)
  if (tenant.state !== 'active' || !(await deps.isOn(portalId))) return
  const { prisma } = deps.db
  while (!signal.aborted) {
    const rows = await dueRows(prisma, portalId, deps.clock.now(), mostAtOnce)
    if (rows.length === 0) break
    await lookAt(deps, tenant, rows)
    const common = await readRuleFacts(deps, tenant)
    for (const { entityTypeId, entityId } of rows) {
      const place = { portalId, entityTypeId, entityId }
      const row = await readMissed(prisma, place)
      if (!row?.lookAt) continue
      const facts = await factsOf(deps, tenant, common, row)
      await keepStep(deps, tenant, { row, facts, step: nextStep(facts, deps.clock.now()) })
    }
    if (rows.length < mostAtOnce) break
  }
  const again = await nextDue(prisma, portalId)
  return again ? { again } : undefined
}

/** Events may be late or lost: nothing is decided on an old look. */
async function lookAt({ records, clock }: MissedCallDeps, tenant: Tenant, rows: readonly MissedRow[]): Promise<void> {
  const now = clock.now().getTime()
  const stale = rows.filter(({ seenAt }) => now - seenAt.getTime() > freshMs).map(({ entityId }) => entityId)
  if (stale.length > 0) await records.look(tenant, leadEntityTypeId, stale, 'online')
}
