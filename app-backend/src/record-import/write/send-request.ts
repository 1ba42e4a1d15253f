import type { BatchItem, Command, HeardLoad, Tenant } from '../../portal/index.ts'
import type { MadeCalls } from '../rules/answer-costs.ts'
import type { RequestPlan } from '../rules/plan-request.ts'
import { outcomeOf, refused, type RowOutcome } from '../rules/row-outcome.ts'
import { writtenFields, type WriteRule } from '../rules/written-fields.ts'
import type { ClaimedRow } from '../staging/claim-store.ts'
import { addMethod, bulkMethod, bulkRows } from './ask-portal.ts'
import type { WriteDeps } from './write-deps.ts'

const updateMethod = 'crm.item.update'
/** Longest wait for a place in the bucket, ms: rows that were claimed go out at once or not at all. */
const patienceMs = 500

/** One command of the request and the rows that it carries. */
interface Parcel {
  method: string
  rows: readonly ClaimedRow[]
}

export interface Sent {
  outcomes: { id: bigint; outcome: RowOutcome }[]
  loads: ReadonlyMap<string, HeardLoad>
  /** What each method has done. */
  done: Map<string, MadeCalls>
  /** Methods that the portal refused for their time. */
  spentMethods: Set<string>
  /** The import right is missing. */
  noRight: boolean
}

/** The rows in the calls of the plan, in their order; fewer rows than planned make shorter calls. */
export function parcelsOf(plan: RequestPlan, rows: readonly ClaimedRow[]): Parcel[] {
  let at = 0
  const parcels = plan.calls.map(({ method, rows: count }) => {
    const own = rows.slice(at, at + count)
    at += own.length
    return { method, rows: own }
  })
  return parcels.filter((one) => one.rows.length > 0)
}

export const updateParcels = (rows: readonly ClaimedRow[]): Parcel[] =>
  rows.map((row) => ({ method: updateMethod, rows: [row] }))

function commandOf({ method, rows }: Parcel, entityTypeId: number, rule: Omit<WriteRule, 'importing'>): Command {
  const importing = method !== addMethod && method !== updateMethod
  const fields = rows.map((row) => writtenFields(row, { ...rule, importing }))
  const common = { entityTypeId, useOriginalUfNames: 'Y' }
  if (method === bulkMethod) return { method, params: { ...common, data: fields } }
  const [row] = rows
  return { method, params: { ...common, ...(method === updateMethod ? { id: row?.itemId } : {}), fields: fields[0] } }
}

/** Sends the parcels as one batch and says what became of each row. Throws AppError `portal.*` of the whole request. */
export async function sendRequest(
  { portal }: Pick<WriteDeps, 'portal'>,
  tenant: Pick<Tenant, 'id'>,
  parcels: readonly Parcel[],
  rule: Omit<WriteRule, 'importing'> & { entityTypeId: number },
): Promise<Sent> {
  const commands = Object.fromEntries(
    parcels.map((parcel, at) => [`c${at}`, commandOf(parcel, rule.entityTypeId, rule)] as const),
  )
  const sent: Sent = { outcomes: [], loads: new Map(), done: new Map(), spentMethods: new Set(), noRight: false }
  const answers = await portal.batch({ kind: 'portal', portalId: tenant.id }, commands, {
    kind: 'write',
    patienceMs,
    selfPaced: parcels.every(({ method }) => method.endsWith('mport')),
    hearLoads: (loads) => void (sent.loads = loads),
  })
  for (const [at, { method, rows }] of parcels.entries()) {
    const answer = answers[`c${at}`] as BatchItem
    const outcomes = outcomesOf(method, answer, rows.length, sent)
    for (const [place, { id }] of rows.entries())
      sent.outcomes.push({ id, outcome: outcomes[place] ?? { state: 'IN_FLIGHT' } })
    if (answer.ok) noteDone(sent.done, method, rows.length)
  }
  return sent
}

function noteDone(done: Sent['done'], method: string, rows: number) {
  const { calls, full } = done.get(method) ?? { calls: 0, full: 0 }
  done.set(method, { calls: calls + 1, full: full + rows / (method === bulkMethod ? bulkRows : 1) })
}

function outcomesOf(method: string, answer: BatchItem, rows: number, sent: Sent): RowOutcome[] {
  const all = (outcome: RowOutcome) => Array.from({ length: rows }, () => outcome)
  if (answer.ok) {
    if (method !== bulkMethod) return [outcomeOf(answer.result)]
    const { items } = (answer.result ?? {}) as { items?: unknown }
    return Object.values(items ?? []).map(outcomeOf)
  }
  const { code, portalCode, detail } = answer.fault
  if (portalCode === 'OPERATION_TIME_LIMIT') sent.spentMethods.add(method)
  if (code === 'portal.no-rights') sent.noRight = true
  if (code === 'portal.refused') return all(refused(portalCode, detail))
  // A batch that was cut, or that broke off within, may have done it.
  if (code === 'portal.outcome-unknown') return all({ state: 'IN_FLIGHT' })
  return all({ state: 'NEW' })
}
