import type { Database } from '../platform/db/database.ts'
import { reason, type Reason } from '../kernel/reason.ts'
import type { WritePlan } from './contract.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportStore } from './import-store.ts'
import { sustainedRate, type MethodFacts } from './rules/plan-request.ts'
import { countPlanned } from './staging/read-planned.ts'
import { addMethod, askPortal, updateMethod } from './write/ask-portal.ts'
import { readPacing, type Pacing } from './write/pacing.ts'
import { timeFieldOf } from './write/time-field-of.ts'
import type { WriteDeps } from './write/write-deps.ts'

/**
 * Seconds of a call before any was measured: 0.2 s a record and a share of the call itself. The vendor's examples say 2.4 s for a cold
 * one. Bitrix24 docs: api-reference/crm/universal/import/crm-item-batch-import
 */
const expectedCost = ({ rowsPerCall }: MethodFacts) => 0.1 + 0.1 * rowsPerCall
const serverRowsPerSecond = 10

/** What the writing will do and how long it takes under the portal's limits. One request; nothing is written. */
export async function planWriting(
  deps: Pick<WriteDeps, 'portal' | 'licenceOf' | 'tenantOf'> & { prisma: Database['prisma']; runs: ImportStore },
  run: ImportRun,
): Promise<WritePlan> {
  const known = readPacing((await deps.runs.details(run.portalId, run.id))?.pacing)
  const asked = await askPortal(deps, run, known)
  const { rows, timed, dated, updates } = await countPlanned(deps.prisma, run.id, asked.datesFrom)
  const methods = asked.methods ?? []
  const measured = methods.some(({ cost }) => cost !== null)
  const facts = methods.map((one) => ({ ...one, cost: one.cost ?? expectedCost(one) }))
  const rate = sustainedRate(facts) ?? serverRowsPerSecond
  const timeField = timeFieldOf(run, await deps.tenantOf(run.portalId))
  const undated = timed - dated
  return {
    rows,
    methods: [...(rows > updates ? methods.map(({ method }) => method) : []), ...(updates > 0 ? [updateMethod] : [])],
    dated,
    undated,
    keptInField: timeField !== null,
    updates,
    requests: Math.ceil(rows / Math.max(1, rate * 10)),
    seconds: rows / rate,
    because: [
      reason(measured ? 'import.pace-measured' : 'import.pace-expected', { perSecond: Math.round(rate * 10) / 10 }),
      ...(undated > 0 ? [whyUndated(asked, timeField !== null)] : []),
    ],
  }
}

/** Why the portal does not take the old time of some records, and where that time goes: an own field keeps it, or nothing does. */
function whyUndated({ methods, datesFrom }: Pacing, inField: boolean): Reason {
  const where = inField ? 'field' : 'lost'
  if (datesFrom !== null) return reason(`import.newer-record-${where}`, { at: datesFrom.toISOString() })
  const cannot = methods?.some(({ method }) => method === addMethod)
  return reason(`import.${cannot ? 'portal-keeps-no-dates' : 'dates-not-asked'}-${where}`)
}
