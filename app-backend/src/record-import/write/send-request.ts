import { isAppError } from '../../platform/errors/app-error.ts'
import { goesAlone, type BatchItem, type Command, type HeardLoad, type PortalClient } from '../../portal/index.ts'
import type { ImportRun } from '../import-run.ts'
import type { MadeCalls } from '../rules/answer-costs.ts'
import { outcomeOf, refused, type RowOutcome } from '../rules/row-outcome.ts'
import { bulkMethod, bulkRows } from './ask-portal.ts'
import type { Request } from './request-of.ts'
import type { WriteDeps } from './write-deps.ts'

/** Longest wait for a place in the bucket, ms: rows that were claimed go out at once or not at all. */
const patienceMs = 500

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

/** Sends the parcels as one batch by `goneBy` and says what became of each row. Throws AppError `portal.*` of the whole request. */
export async function sendRequest(
  deps: Pick<WriteDeps, 'portal'>,
  { portalId }: Pick<ImportRun, 'portalId'>,
  { parcels, refused: kept, selfPaced }: Request,
  goneBy: Date,
): Promise<Sent> {
  const sent: Sent = {
    outcomes: [...kept],
    loads: new Map(),
    done: new Map(),
    spentMethods: new Set(),
    noRight: false,
  }
  if (parcels.length === 0) return sent
  const commands = parcels.map(({ command }, at) => [`c${at}`, command] as const)
  const answers = await exchange(deps, portalId, commands, {
    kind: 'write',
    patienceMs,
    goneBy,
    selfPaced,
    hearLoads: (loads) => void (sent.loads = loads),
  })
  for (const [at, { rows, command }] of parcels.entries()) {
    const answer = answers[`c${at}`] as BatchItem
    const outcomes = outcomesOf(command.method, answer, rows.length, sent)
    for (const [place, { id }] of rows.entries())
      sent.outcomes.push({ id, outcome: outcomes[place] ?? { state: 'IN_FLIGHT' } })
    if (answer.ok) noteDone(sent.done, command.method, rows.length)
  }
  return sent
}

/** Commands ride in one batch; what a batch can't carry goes alone. */
async function exchange(
  { portal }: Pick<WriteDeps, 'portal'>,
  portalId: string,
  commands: readonly (readonly [string, Command])[],
  options: Parameters<PortalClient['call']>[3],
): Promise<Record<string, BatchItem>> {
  const actor = { kind: 'portal', portalId } as const
  const [first, ...others] = commands
  if (!first || others.length > 0 || !goesAlone(first[1].params))
    return portal.batch(actor, Object.fromEntries(commands), options)
  const [key, { method, params = {} }] = first
  try {
    return { [key]: { ok: true, ...(await portal.call(actor, method, params, options)) } }
  } catch (error) {
    if (!isAppError(error, 'portal.refused', 'portal.no-rights')) throw error
    const { detail, portalCode } = error.params
    const code = error.code as 'portal.refused' | 'portal.no-rights'
    return { [key]: { ok: false, fault: { code, detail: String(detail), portalCode: String(portalCode) } } }
  }
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
