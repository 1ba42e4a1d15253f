import { reason } from '../kernel/reason.ts'
import { typeIdOf, type PlannedWrite, type Tenant } from '../portal/index.ts'
import type { Recounted } from './recount.ts'
import { changedSeconds, fieldSeconds, type FieldMeaning } from './rules/field-seconds.ts'
import { stageField } from './rules/stage-field.ts'

/** The fields of these stages. */
export const fieldsOfStages = (tenant: Tenant, stageIds: readonly string[]): string[] => {
  const typeId = typeIdOf(tenant.fieldNames)
  return Array.from(new Set(stageIds), (stageId) => stageField(typeId, stageId))
}

export interface MirrorOf {
  tenant: Tenant
  meaning: FieldMeaning
  /** Fields that the portal has: others it would ignore without a word. */
  fields: ReadonlySet<string>
  /** Names the writes of a record: `rows` of its history, or the work that writes all anew. */
  nameOf(record: Recounted): string
}

/**
 * One write a record with the seconds of every stage that changed. Nobody else writes these fields, so nothing is compared first.
 * Bitrix24 docs: api-reference/crm/universal/crm-item-update
 */
export function mirrorWrites(
  records: readonly Recounted[],
  { tenant, meaning, fields, nameOf }: MirrorOf,
): PlannedWrite[] {
  const { entityTypeId } = tenant
  const typeId = typeIdOf(tenant.fieldNames)
  return records.flatMap((record): PlannedWrite[] => {
    const changed = changedSeconds(fieldSeconds(record.before, meaning), fieldSeconds(record.after, meaning))
      .map(({ stageId, before, after }) => ({ field: stageField(typeId, stageId), stageId, before, after }))
      .filter(({ field }) => fields.has(field))
    if (changed.length === 0) return []
    const after = Object.fromEntries(changed.map((one) => [one.field, one.after]))
    return [
      {
        key: `stage-time:${entityTypeId}:${record.entityId}:${nameOf(record)}`,
        action: 'update',
        entityTypeId,
        entityId: record.entityId,
        method: 'crm.item.update',
        params: { entityTypeId, id: record.entityId, useOriginalUfNames: 'Y', fields: after },
        before: Object.fromEntries(changed.map((one) => [one.field, one.before])),
        after,
        because: changed.map((one) => reason('stage-time.left', { stage: one.stageId, seconds: one.after })),
        lookUp: { kind: 'fields' },
      },
    ]
  })
}
