import type { UserField } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Call } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { RestError } from '../../wire/rest-error.ts'

const BUILT_IN = ['LEAD', 'DEAL', 'CONTACT', 'COMPANY', 'QUOTE']

/** What a field may belong to and how its name begins there. */
export function fieldEntity(state: PortalState, entityId: string): { id: string; prefix: string } {
  if (BUILT_IN.includes(entityId.replace(/^CRM_/, ''))) return { id: entityId, prefix: 'UF_CRM_' }
  const smart = /^CRM_(\d+)$/.exec(entityId)
  if (entityId === 'CRM_SMART_INVOICE' || (smart && state.types.has(Number(smart[1]))))
    return { id: entityId, prefix: `UF_${entityId}_` }
  throw new RestError('ERROR_CORE', 'Неверный entityId')
}

/**
 * ONCRMLEADUSERFIELDADD and its kin; fields of smart processes and invoices raise ONCRMTYPEUSERFIELD….
 * Bitrix24 docs: crm/universal/userfieldconfig/events/index.
 */
export function raiseFieldEvent(
  call: Call,
  field: UserField,
  verb: 'ADD' | 'UPDATE' | 'DELETE' | 'SETENUMVALUES',
): void {
  const name = field.entityId.replace(/^CRM_/, '')
  const owner = BUILT_IN.includes(name) ? name : 'TYPE'
  const data = { FIELDS: { ID: field.id, ENTITY_ID: field.entityId, FIELD_NAME: field.fieldName } }
  call.state.events.raise(`ONCRM${owner}USERFIELD${verb}`, data, actorOf(call))
}
