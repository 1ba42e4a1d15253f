import { recordDecisions } from '../audit/index.ts'
import type { Reason } from '../kernel/reason.ts'
import type { Transaction } from '../platform/db/database.ts'
import { cardPath, runIdOf, type PlannedWrite, type Run, type Tenant } from '../portal/index.ts'
import { missedCallRule } from './hear-leads.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { updateMissed, type MissedRow } from './missed-store.ts'
import type { MissedFacts, Step } from './rules/next-step.ts'

interface Taken {
  row: MissedRow
  facts: MissedFacts
  step: Step
}

const placeOf = ({ portalId, entityTypeId, entityId }: MissedRow) => ({ portalId, entityTypeId, entityId })

/** Does a step: the row, the write and the decision with its reasons stand or fall together. */
export async function keepStep(deps: MissedCallDeps, tenant: Tenant, taken: Taken): Promise<void> {
  const { row, facts, step } = taken
  await deps.db.prisma.$transaction(async (tx) => {
    const { line, named } = facts.line
    const found = { lineId: line?.id ?? null, unmapped: line ? null : named }
    if (step.do === 'wait')
      await updateMissed(tx, placeOf(row), { ...found, lookAt: step.until, because: step.because })
    else if (step.do === 'assign') await give(deps, tx, taken, step)
    else {
      await updateMissed(tx, placeOf(row), { ...found, state: step.state, lookAt: null, because: step.because })
      if (step.state !== 'done') await decide(deps, tx, taken, step.because, step.state)
    }
  })
  if (step.do === 'leave') await tell(deps, tenant, taken, step.state)
}

async function give(
  deps: MissedCallDeps,
  tx: Transaction,
  taken: Taken,
  { userId, again, because }: Extract<Step, { do: 'assign' }>,
): Promise<void> {
  const { row, facts } = taken
  const now = deps.clock.now()
  const reapplied = row.reapplied + (again ? 1 : 0)
  const name = `missed-call:${row.entityId}:${reapplied}`
  const run: Run = {
    portalId: row.portalId,
    name,
    rule: missedCallRule,
    mode: 'live',
    cause: { kind: 'change', id: name },
  }
  await deps.writes.plan(tx, run, [writeOf(row, name, { before: facts.responsibleId, after: userId, because })])
  await updateMissed(tx, placeOf(row), {
    state: 'assigned',
    lineId: facts.line.line?.id ?? row.lineId,
    unmapped: null,
    userId,
    assignedAt: now,
    reapplied,
    because,
    lookAt: new Date(now.getTime() + 10 * 60_000),
  })
  const nameOf = String(userId)
  await decide(deps, tx, taken, because, nameOf, runIdOf(row.portalId, name))
  if (!again) await tellManager(deps, tx, row, userId, facts)
}

/** Not sent when somebody else has changed the responsible meanwhile. Bitrix24 docs: api-reference/crm/universal/crm-item-update */
export function writeOf(
  { entityTypeId, entityId }: Pick<MissedRow, 'entityTypeId' | 'entityId'>,
  key: string,
  { before, after, because }: { before: number | null; after: number; because: readonly Reason[] },
): PlannedWrite {
  return {
    key,
    action: 'update',
    entityTypeId,
    entityId,
    method: 'crm.item.update',
    params: { entityTypeId, id: entityId, fields: { assignedById: after } },
    before: { assignedById: before === null ? null : String(before) },
    after: { assignedById: String(after) },
    because,
    lookUp: { kind: 'fields' },
    guarded: true,
  }
}

const decide = (
  { clock }: MissedCallDeps,
  tx: Transaction,
  { row }: Taken,
  because: readonly Reason[],
  outcome: string,
  runId?: string,
): Promise<void> =>
  recordDecisions(tx, [
    {
      ...placeOf(row),
      kind: missedCallRule,
      outcome,
      because: [...because],
      decidedAt: clock.now(),
      ...(runId === undefined ? {} : { runId }),
    },
  ])

async function tellManager(
  { notices }: MissedCallDeps,
  tx: Transaction,
  { portalId, entityTypeId, entityId, phone, portalNumber }: MissedRow,
  userId: number,
  { line }: MissedFacts,
): Promise<void> {
  const path = cardPath(entityTypeId, entityId)
  const params = { phone: phone || `№ ${entityId}`, line: line.line?.label || line.line?.number || portalNumber, path }
  const once = `missed-call:${entityTypeId}:${entityId}`
  await notices.send({ portalId, userId, kind: 'missed-call.assigned', params, path, once }, tx)
}

/** Two programs that fight, and calls that nobody gets, are told to the administrators; the list shows them to all. */
async function tell({ notices }: MissedCallDeps, { id }: Tenant, { row }: Taken, state: string): Promise<void> {
  if (state !== 'fought' && state !== 'unresolved') return
  const { entityTypeId, entityId, phone } = row
  const path = cardPath(entityTypeId, entityId)
  const kind = state === 'fought' ? 'missed-call.fought' : 'missed-call.unresolved'
  const once = state === 'fought' ? `missed-call-fight:${entityId}` : 'missed-call-unresolved'
  await notices.sendToAdministrators({
    portalId: id,
    kind,
    params: { phone: phone || `№ ${entityId}`, path },
    path,
    once,
  })
}
