import {
  companyEntityTypeId,
  type ChangeListener,
  type RecordState,
  type Records,
  type Run,
  type Tenant,
  type Told,
} from '../portal/index.ts'
import { reason } from '../kernel/reason.ts'
import { judgeJob } from './jobs-of-statuses.ts'
import { statusField, statusOf, type Status } from './rules/status.ts'
import type { StatusDeps } from './status-deps.ts'
import { addChanges, readDirectory } from './status-store.ts'
import { companyStatusRule, statusWrite } from './status-write.ts'

export type HearDeps = Pick<StatusDeps, 'db' | 'clock' | 'addJob' | 'isOn'> & {
  writes: Pick<StatusDeps['writes'], 'plan'>
}

/** Whether the portal keeps its own requisites under this company. */
const isOwnCompany = ({ watched }: RecordState) => watched['isMyCompany'] === 'Y' || watched['isMyCompany'] === true

/** Hears of companies: a new one gets the usual status; a status that changed past the product is judged by a job. */
export function hearCompanies(records: Pick<Records, 'watch' | 'onChange'>, deps: HearDeps): void {
  records.watch({ entityTypeId: companyEntityTypeId, fields: [statusField, 'isMyCompany'] })
  const listen: ChangeListener = async (tenant, { entityTypeId, id, kind, before, after, fields, updatedBy }, told) => {
    if (entityTypeId !== companyEntityTypeId || !after || isOwnCompany(after)) return
    if (told.own && kind !== 'added') return
    const changed = kind === 'added' || (before !== null && fields.includes(statusField))
    if (!changed || !(await deps.isOn(tenant.id))) return
    const { fieldId, statuses } = await readDirectory(deps.db.prisma, tenant.id)
    if (fieldId === null) return
    const present = statusOf(after.watched[statusField], statuses)
    const former = before === null ? null : statusOf(before.watched[statusField], statuses)
    if (kind === 'added' && present === null) return giveDefault(deps, tenant, id, statuses, told)
    if (kind === 'added' && present?.isDefault) return
    if (present?.key === former?.key) return
    const toKey = present?.key ?? null
    const change = { companyId: id, fromKey: former?.key ?? null, toKey, userId: updatedBy, at: deps.clock.now() }
    await addChanges(told.tx, tenant.id, [{ ...change, source: 'portal', outcome: 'judging' }])
    await deps.addJob(judgeJob(tenant.id, deps.clock.now()), told.tx)
  }
  records.onChange(listen)
}

/** However a company comes to be: by hand, out of a lead, by an import or another program. */
async function giveDefault(
  { writes, clock }: HearDeps,
  { id: portalId }: Tenant,
  companyId: number,
  statuses: readonly Status[],
  { tx, own }: Told,
): Promise<void> {
  const usual = statuses.find(({ isDefault }) => isDefault)
  if (!usual || usual.optionId === null) return
  const name = `company-status:new:${companyId}`
  const cause = { kind: 'change', id: name } as const
  const because = [reason('company-status.usual', { status: usual.name })]
  // Companies of an import come by the thousand: their statuses ride together.
  const run: Run = { portalId, name, rule: companyStatusRule, mode: 'live', cause, ...(own ? { patient: true } : {}) }
  await writes.plan(tx, run, [statusWrite(name, companyId, { from: null, to: usual, because })])
  const change = { companyId, fromKey: null, toKey: usual.key, userId: null, at: clock.now(), because }
  await addChanges(tx, portalId, [{ ...change, source: 'default', outcome: 'accepted' }])
}
