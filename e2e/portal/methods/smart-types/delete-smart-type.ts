import type { SmartType } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import { RestError } from '../../wire/rest-error.ts'

/** A smart process without items goes with its funnels, stages and user fields. */
export function deleteSmartType(state: PortalState, type: SmartType): void {
  const { entityTypeId } = type
  if (state.items.of(entityTypeId).size > 0)
    throw new RestError('BX_ERROR', 'Вы не можете удалить тип сущности, у которого есть элементы')
  for (const [key, one] of state.categories) if (one.entityTypeId === entityTypeId) state.categories.delete(key)
  for (const [id, one] of state.statuses)
    if (one.entityId.startsWith(`DYNAMIC_${entityTypeId}_STAGE_`)) state.statuses.delete(id)
  for (const [id, one] of state.userfields) if (one.entityId === `CRM_${type.id}`) state.userfields.delete(id)
  for (const one of state.automatedSolutions.values()) one.typeIds = one.typeIds.filter((id) => id !== type.id)
  state.types.delete(type.id)
  state.touch()
}
