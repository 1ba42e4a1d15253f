import { isImported } from '../kernel/origin-mark.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { Live } from '../platform/live/create-live.ts'
import type { ChangeListener, FieldNames, Records, Told } from '../portal/index.ts'
import { followJob } from './follow-job.ts'
import { valuesOf } from './read-record-now.ts'
import { heardOf, type RequestChange } from './rules/heard-of.ts'
import { givenState } from './rules/given-state.ts'
import { hear } from './state-store.ts'
import { forgetAndTell } from './waiting-live.ts'

export interface HearDeps {
  clock: Clock
  addJob: Jobs['add']
  live: Pick<Live, 'announce'>
  /** Whether any of the rules of requests is at work, or reads along. */
  asked(portalId: string): Promise<boolean>
}

/** Has the rules take up what happens to requests: each change is kept with its job, in the transaction that tells of it. */
export function hearRequests(records: Pick<Records, 'onChange'>, deps: HearDeps): void {
  const listen: ChangeListener = async (tenant, change, told) => {
    if (change.entityTypeId !== tenant.entityTypeId) return
    const place = { portalId: tenant.id, entityTypeId: change.entityTypeId, entityId: change.id }
    if (change.kind === 'deleted') return forgetAndTell(deps, told.tx, place)
    if (!change.after || !(await deps.asked(tenant.id))) return
    // What was imported was decided long ago, in another system; what people do to it from now on is heard.
    if (change.kind === 'added' && isImported(change.after.watched)) return
    const { fieldNames } = tenant
    const before = change.before && valuesOf(change.before, fieldNames)
    const { updatedTime, createdTime } = change.after
    const at = updatedTime ?? deps.clock.now()
    const after = valuesOf(change.after, fieldNames)
    const heard = heardOf({
      kind: change.kind,
      before,
      after,
      ...writtenByRules(told, fieldNames),
      by: change.updatedBy,
      at,
    })
    if (!heard) return
    const birth = { byLetter: false, receivedAt: createdTime ?? at, createdBy: null }
    const first = { ...givenState(birth, before, birth.receivedAt), lockedAt: null }
    await hear(told.tx, place, first, heard)
    await deps.addJob(followJob(place), told.tx)
  }
  records.onChange(listen)
}

/** A write of ours that nobody's hand began: what a person does in our screens is a person's. */
function writtenByRules({ own, author, wrote }: Told, names: FieldNames): Pick<RequestChange, 'byRules' | 'ours'> {
  const byRules = own && !author?.byHand
  const fields = [
    ['categoryId', names.category],
    ['dueAt', names.resolveBy],
    ['responsibleId', 'assignedById'],
  ] as const
  // A write that the ledger does not know by its fields is taken whole.
  const ours = fields.filter(([, name]) => (byRules && !author) || wrote.includes(name))
  return { byRules, ours: new Set(ours.map(([value]) => value)) }
}
