import type { Reason } from '../kernel/reason.ts'
import type { PlannedWrite } from '../portal/index.ts'

export interface FieldChanges {
  /** Names the write for ever within the portal. */
  key: string
  entityTypeId: number
  entityId: number
  /** By the portal's original names; null = empty. */
  before: Readonly<Record<string, string | null>>
  after: Readonly<Record<string, string | null>>
  because: readonly Reason[]
}

/**
 * A write of some fields of a request; not sent when one of them meanwhile holds something else than before.
 * Bitrix24 docs: api-reference/crm/universal/crm-item-update
 */
export function fieldWrite({ key, entityTypeId, entityId, before, after, because }: FieldChanges): PlannedWrite {
  const fields = Object.fromEntries(Object.entries(after).map(([field, value]) => [field, value ?? '']))
  return {
    key,
    action: 'update',
    entityTypeId,
    entityId,
    method: 'crm.item.update',
    params: { entityTypeId, id: entityId, useOriginalUfNames: 'Y', fields },
    before: { ...before },
    after: { ...after },
    because,
    lookUp: { kind: 'fields' },
    guarded: true,
  }
}
