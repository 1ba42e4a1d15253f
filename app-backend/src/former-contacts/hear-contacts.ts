import { contactEntityTypeId, type ChangeListener, type Records } from '../portal/index.ts'
import type { FormerDeps } from './former-deps.ts'
import { isMarked, notWorkingField } from './former-fields.ts'
import { beginFormer, lookAgain } from './former-store.ts'
import { formerJob } from './jobs.ts'

/** A mark that is followed by its taking off within moments is no work. */
const settleMs = 3_000

/** Hears of contacts that are marked «Не работает», and of those whose mark is taken off or who get a company with it. */
export function hearContacts(
  records: Pick<Records, 'watch' | 'onChange'>,
  { clock, addJob, isOn }: Pick<FormerDeps, 'clock' | 'addJob' | 'isOn'>,
): void {
  records.watch({ entityTypeId: contactEntityTypeId, fields: [notWorkingField] })
  const listen: ChangeListener = async (tenant, { entityTypeId, id, after, fields, kind, updatedBy }, { tx }) => {
    if (entityTypeId !== contactEntityTypeId || !(await isOn(tenant.id))) return
    const dueAt = new Date(clock.now().getTime() + settleMs)
    const changed = kind === 'added' || fields.includes(notWorkingField) || fields.includes('companyIds')
    if (after && !changed) return
    if (after && isMarked(after.watched[notWorkingField])) {
      const name = after.title ?? ''
      await beginFormer(tx, { portalId: tenant.id, contactId: id, name, markedBy: updatedBy, now: dueAt })
    } else if (!(await lookAgain(tx, tenant.id, id, dueAt))) return
    await addJob(formerJob(tenant.id, dueAt), tx)
  }
  records.onChange(listen)
}
