import { chainOfHeads, personOf, type Organisation, type Tenant } from '../portal/index.ts'
import type { MissedCallSettings } from './declaration.ts'
import { readLines, type StoredLine } from './line-store.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import type { MissedRow } from './missed-store.ts'
import { chooseManager } from './rules/choose-manager.ts'
import type { MissedFacts } from './rules/next-step.ts'
import { holderAt, type LineHolder } from './rules/phone-line.ts'
import { resolveLine } from './rules/resolve-line.ts'

/** What every lead of a portal is decided by. */
export interface RuleFacts {
  lines: readonly StoredLine[]
  settings: MissedCallSettings
  staff: Staff
}

/** Who works here, and who is away just now. */
export interface Staff {
  organisation: Organisation
  away: ReadonlySet<number>
}

export const readStaff = async (
  { people, clock }: Pick<MissedCallDeps, 'people' | 'clock'>,
  tenant: Tenant,
): Promise<Staff> => ({
  organisation: await people.organisation(tenant),
  away: await people.absentAt(tenant, clock.now()),
})

export async function readRuleFacts(
  deps: Pick<MissedCallDeps, 'db' | 'clock' | 'people' | 'settings'>,
  tenant: Tenant,
): Promise<RuleFacts> {
  const lines = await readLines(deps.db.prisma, tenant.id)
  return { lines, settings: await deps.settings(tenant.id), staff: await readStaff(deps, tenant) }
}

/** Who gets leads of a holder's line, by who works here and is there. */
export const managerOf = ({ organisation, away }: Staff, holder: LineHolder | null) =>
  chooseManager({
    holder,
    active: (userId) => personOf(organisation, userId)?.active === true,
    away: (userId) => away.has(userId),
    nameOf: (userId) => personOf(organisation, userId)?.name ?? `№ ${userId}`,
    head: holder ? (chainOfHeads(organisation, holder.userId).heads[0]?.userId ?? null) : null,
  })

/** One lead as the rule sees it. */
export async function factsOf(
  { db, isClosedStage }: Pick<MissedCallDeps, 'db' | 'isClosedStage'>,
  tenant: Tenant,
  { lines, settings, staff }: RuleFacts,
  row: MissedRow,
): Promise<MissedFacts> {
  const { portalId, entityTypeId, entityId } = row
  const lead = await db.prisma.recordSnapshot.findFirst({
    where: { portalId, entityTypeId, entityId, deletedAt: null },
  })
  const watched = (lead?.watched ?? {}) as Record<string, unknown>
  const description = watched['sourceDescription']
  const traces = {
    portalNumber: row.portalNumber,
    sourceDescription: typeof description === 'string' ? description : '',
  }
  const line = resolveLine(traces, lines)
  const holder = line.line ? holderAt(line.line, row.firstCallAt ?? row.leadCreatedAt) : null
  return {
    createdAt: row.leadCreatedAt,
    callEndedAt: row.callEndedAt,
    settleMs: settings.settleSeconds * 1_000,
    closed: lead === null || (await isClosedStage(tenant, lead.stageId)),
    responsibleId: lead?.assignedById ?? null,
    edits: row.edits,
    operator: { users: row.operatorUsers, technical: settings.technicalUsers.map(Number) },
    line,
    manager: managerOf(staff, holder),
    given:
      row.userId !== null && row.assignedAt !== null
        ? { userId: row.userId, at: row.assignedAt, reapplied: row.reapplied }
        : null,
  }
}
