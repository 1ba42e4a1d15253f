import type { Command, Tenant } from '../../portal/index.ts'
import { attachedRequest } from '../attached/attached-request.ts'
import type { ImportRun } from '../import-run.ts'
import type { RequestPlan } from '../rules/plan-request.ts'
import type { RowOutcome } from '../rules/row-outcome.ts'
import { writtenFields, type WriteRule } from '../rules/written-fields.ts'
import type { ClaimedRow } from '../staging/claim-store.ts'
import { addMethod, bulkMethod, updateMethod } from './ask-portal.ts'
import { leaveKnownChannels } from './known-channels.ts'
import { timeFieldOf } from './time-field-of.ts'
import type { WriteDeps } from './write-deps.ts'

/** One call of a request and the rows that it carries. */
export interface Parcel {
  rows: readonly ClaimedRow[]
  command: Command
}

export interface Request {
  parcels: Parcel[]
  /** Rows that can't be sent, and why. */
  refused: { id: bigint; outcome: RowOutcome }[]
  /** Nobody else uses the methods: the plan alone keeps to their time. */
  selfPaced: boolean
}

/** What goes out for claimed rows. */
export async function requestOf(
  deps: WriteDeps,
  run: ImportRun,
  tenant: Tenant,
  { plan, rows, datesFrom }: { plan: RequestPlan; rows: readonly ClaimedRow[]; datesFrom: Date | null },
): Promise<Request> {
  const { content, entityTypeId } = run
  if (content !== 'records') return attachedRequest(deps, { ...run, content }, tenant.zone, rows)
  const rule = { datesFrom, timeField: timeFieldOf(run, tenant), entityTypeId }
  if (rows.some(({ itemId }) => itemId !== null)) {
    const changed = await leaveKnownChannels(deps, run, rows)
    return { parcels: changed.map((row) => parcelOf(updateMethod, [row], rule)), refused: [], selfPaced: false }
  }
  const parcels = sharedOut(plan, rows).map((one) => parcelOf(one.method, one.rows, rule))
  return { parcels, refused: [], selfPaced: parcels.every(({ command }) => command.method !== addMethod) }
}

/** The rows in the calls of the plan, in their order; fewer rows than planned make shorter calls. */
function sharedOut(plan: RequestPlan, rows: readonly ClaimedRow[]): { method: string; rows: readonly ClaimedRow[] }[] {
  let at = 0
  const calls = plan.calls.map(({ method, rows: count }) => {
    const own = rows.slice(at, at + count)
    at += own.length
    return { method, rows: own }
  })
  return calls.filter((one) => one.rows.length > 0)
}

function parcelOf(
  method: string,
  rows: readonly ClaimedRow[],
  { entityTypeId, ...rule }: Omit<WriteRule, 'importing'> & { entityTypeId: number },
): Parcel {
  const importing = method !== addMethod && method !== updateMethod
  const fields = rows.map((row) => writtenFields(row, { ...rule, importing }))
  const common = { entityTypeId, useOriginalUfNames: 'Y' }
  if (method === bulkMethod) return { rows, command: { method, params: { ...common, data: fields } } }
  const id = method === updateMethod ? { id: rows[0]?.itemId } : {}
  return { rows, command: { method, params: { ...common, ...id, fields: fields[0] } } }
}
