import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { FieldNames, Tenant, Writes, Written } from '../portal/index.ts'
import { followJob } from './follow-job.ts'
import { valuesOf } from './read-record-now.ts'
import type { UndoneValues } from './rules/triage-state.ts'
import { hear, readKnown } from './state-store.ts'

export interface HearUndoneDeps {
  addJob: Jobs['add']
  tenantOf(portalId: string): Promise<Tenant>
}

/**
 * Has the rules take up that something they wrote was taken back, in the transaction that marks it done: what they know of the
 * request agrees with its record, and the person who took it back has not chosen the values that hold again.
 */
export function hearUndone({ onWritten }: Pick<Writes, 'onWritten'>, deps: HearUndoneDeps): void {
  onWritten(async (tx, portalId, written) => {
    const undone = written.filter(({ mode, action }) => mode === 'undo' && action === 'update')
    if (undone.length === 0) return
    const { entityTypeId, fieldNames } = await deps.tenantOf(portalId)
    for (const write of undone) {
      if (write.entityTypeId !== entityTypeId || write.entityId === null) continue
      const values = undoneValues(write, fieldNames)
      const place = { portalId, entityTypeId, entityId: write.entityId }
      const known = Object.keys(values).length > 0 ? await readKnown(tx, place) : null
      if (!known) continue
      await hear(tx, place, known.state, { at: write.at, by: write.userId, undone: values })
      await deps.addJob(followJob(place), tx)
    }
  })
}

/** The values of the rules' fields that the write brought back. */
function undoneValues({ after }: Written, names: FieldNames): UndoneValues {
  const responsible = Number(after['assignedById']) || null
  const values = valuesOf({ assignedById: responsible, stageId: null, watched: after }, names)
  return {
    ...(names.category in after ? { categoryId: values.categoryId } : {}),
    ...(names.resolveBy in after ? { dueAt: values.dueAt } : {}),
    ...('assignedById' in after ? { responsibleId: responsible } : {}),
  }
}
