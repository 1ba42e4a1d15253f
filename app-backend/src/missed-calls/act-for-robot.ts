import { recordDecisions } from '../audit/index.ts'
import { reason, type Reason } from '../kernel/reason.ts'
import type { Run, Tenant } from '../portal/index.ts'
import { missedCallRule } from './hear-leads.ts'
import { writeOf } from './keep-step.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { readMissed, type CallPlace } from './missed-store.ts'
import { managerOf, readRuleFacts } from './rule-facts.ts'
import { robotWait } from './rules/robot-wait.ts'
import { holderAt } from './rules/phone-line.ts'
import { resolveLine, type ResolvedLine } from './rules/resolve-line.ts'

type Deps = Pick<MissedCallDeps, 'db' | 'clock' | 'people' | 'settings' | 'writes'>

export interface ManagerCall {
  /** Names the call for ever within the portal. */
  run: string
  calledAt: Date
  properties: Readonly<Record<string, string>>
}

interface Outcome {
  done: boolean
  values: Record<string, string>
  because: readonly Reason[]
}

/**
 * Finds for a step of the portal's automation whose line a lead came in by, and gives the lead to that person unless the step
 * only asks. A lead that a person has given away stays. `again`: the operator's script still has time to name the line. The
 * record must have been read before.
 */
export async function actForRobot(
  deps: Deps,
  tenant: Tenant,
  place: CallPlace,
  { run, calledAt, properties }: ManagerCall,
): Promise<Outcome | { again: Date }> {
  const facts = await readRuleFacts(deps, tenant)
  const lead = await deps.db.prisma.recordSnapshot.findFirst({ where: { ...place, deletedAt: null } })
  if (!lead) return { done: false, values: {}, because: [reason('robot.unknown-record')] }
  const row = await readMissed(deps.db.prisma, place)
  const text = properties['text']?.trim() || textOf(lead.watched)
  const found = resolveLine({ portalNumber: row?.portalNumber ?? '', sourceDescription: text }, facts.lines)
  const again = found.line ? null : robotWait(properties['waitSeconds'] ?? '', calledAt, deps.clock.now())
  if (again) return { again }
  const called = row?.firstCallAt ?? lead.createdTime ?? calledAt
  const manager = managerOf(facts.staff, found.line && holderAt(found.line, called))
  const userId = found.line ? manager.userId : null
  const because = found.line ? [...found.because, ...manager.because] : found.because
  const values = valuesOf(found, userId)
  if (userId === null || properties['assign'] === 'N') return { done: userId !== null, values, because }
  if (row?.state === 'manual') return { done: false, values, because: [...because, reason('missed-call.by-hand')] }
  await assign(deps, place, { run, before: lead.assignedById, userId, because })
  return { done: true, values, because }
}

function textOf(watched: unknown): string {
  const text = (watched as Record<string, unknown> | null)?.['sourceDescription']
  return typeof text === 'string' ? text : ''
}

const valuesOf = ({ line, named }: ResolvedLine, userId: number | null): Record<string, string> => ({
  found: userId === null ? 'N' : 'Y',
  phone: line?.number ?? named ?? '',
  ruleLabel: line?.label ?? '',
  ...(userId === null ? {} : { userId: `user_${userId}` }),
})

async function assign(
  { db, clock, writes }: Deps,
  place: CallPlace,
  { run: name, before, userId, because }: { run: string; before: number | null; userId: number; because: Reason[] },
): Promise<void> {
  const run: Run = {
    portalId: place.portalId,
    name,
    rule: missedCallRule,
    mode: 'live',
    cause: { kind: 'change', id: name },
  }
  await db.prisma.$transaction(async (tx) => {
    const { count, runId } = await writes.plan(tx, run, [writeOf(place, name, { before, after: userId, because })])
    const decision = { kind: missedCallRule, outcome: String(userId), because, decidedAt: clock.now(), runId }
    // Called again after a crash it plans nothing new, and the decision stands already.
    if (count > 0) await recordDecisions(tx, [{ ...place, ...decision }])
  })
}
