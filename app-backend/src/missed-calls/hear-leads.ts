import { isImported } from '../kernel/origin-mark.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import { leadEntityTypeId, type ChangeListener, type Records, type Tenant, type Told } from '../portal/index.ts'
import type { MissedCallSettings } from './declaration.ts'
import { workJob } from './jobs-of-calls.ts'
import { addPending, noteEdit, updateMissed } from './missed-store.ts'
import type { Edit } from './rules/whose-edit.ts'

export const missedCallRule = 'missed-calls'
/** Changed by a rule of ours that is not this one: nobody's script and no person of the portal. */
const anotherRule = 0

export interface HearLeadsDeps {
  clock: Clock
  addJob: Jobs['add']
  isOn(portalId: string): Promise<boolean>
  settings(portalId: string): Promise<MissedCallSettings>
}

/** Hears of leads: a new one may be of a missed call, and whoever changes the responsible is remembered. */
export function hearLeads(records: Pick<Records, 'watch' | 'onChange'>, deps: HearLeadsDeps): void {
  records.watch({ entityTypeId: leadEntityTypeId, fields: ['sourceId', 'sourceDescription', 'originId'] })
  const listen: ChangeListener = async (tenant, change, told) => {
    if (change.entityTypeId !== leadEntityTypeId) return
    const place = { portalId: tenant.id, entityTypeId: leadEntityTypeId, entityId: change.id }
    const now = deps.clock.now()
    if (!change.after) return updateMissed(told.tx, place, { state: 'closed', lookAt: null })
    if (change.kind === 'added' && !told.own && !isImported(change.after.watched)) {
      const leadCreatedAt = change.after.createdTime ?? now
      const how = await howItCame(deps, tenant, change.after.watched['sourceId'])
      if (how)
        await addPending(told.tx, place, { leadCreatedAt, now, lastCallAt: how === 'script' ? leadCreatedAt : null })
    }
    const handed = change.before !== null && change.fields.includes('assignedById')
    const edit = handed ? editOf(told, change.after.assignedById, change.updatedBy, now) : null
    const known = await noteEdit(told.tx, place, edit, now)
    if (known > 0) await deps.addJob(workJob(tenant.id, now), told.tx)
  }
  records.onChange(listen)
}

async function howItCame(
  { isOn, settings }: HearLeadsDeps,
  { id, scopes }: Tenant,
  sourceId: unknown,
): Promise<MissedCallSettings['leadsCome'] | null> {
  if (!(await isOn(id))) return null
  const { sources, leadsCome } = await settings(id)
  if (leadsCome === 'calls' && !scopes.includes('telephony')) return null
  return typeof sourceId === 'string' && sources.includes(sourceId) ? leadsCome : null
}

function editOf({ own, author, source }: Told, userId: number | null, updatedBy: number | null, at: Date): Edit {
  const ours = source === 'own' || author?.rule === missedCallRule
  return { at, userId, by: own ? anotherRule : updatedBy, own: own && ours && !author?.byHand }
}
