import type { Item, Status } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { COMPANY, CONTACT, DEAL, LEAD, QUOTE, SMART_INVOICE } from './type-ids.ts'

/** ENTITY_ID of the stages of a type (and of its funnel); null when the type has no stages. */
export function stageEntity(state: PortalState, entityTypeId: number, categoryId: number): string | null {
  if (entityTypeId === LEAD) return 'STATUS'
  if (entityTypeId === QUOTE) return 'QUOTE_STATUS'
  if (entityTypeId === DEAL) return categoryId > 0 ? `DEAL_STAGE_${categoryId}` : 'DEAL_STAGE'
  if (entityTypeId === CONTACT || entityTypeId === COMPANY) return null
  const funnel = categoryId > 0 ? categoryId : defaultCategory(state, entityTypeId)
  if (entityTypeId === SMART_INVOICE) return `SMART_INVOICE_STAGE_${funnel}`
  return `DYNAMIC_${entityTypeId}_STAGE_${funnel}`
}

/** What stands before the colon of a stage's code; '' where codes have no prefix. */
export function stagePrefix(entityTypeId: number, categoryId: number): string {
  if (entityTypeId === DEAL) return categoryId > 0 ? `C${categoryId}` : ''
  return entityTypeId === LEAD || entityTypeId === QUOTE ? '' : `DT${entityTypeId}_${categoryId}`
}

export function defaultCategory(state: PortalState, entityTypeId: number): number {
  for (const category of state.categories.values()) {
    if (category.entityTypeId === entityTypeId && category.isDefault) return category.id
  }
  return 0
}

/** Values of a dictionary in their order. */
export function statusesOf(state: PortalState, entityId: string): Status[] {
  return [...state.statuses.values()]
    .filter((one) => one.entityId === entityId)
    .sort((a, b) => a.sort - b.sort || a.id - b.id)
}

export function stagesOf(state: PortalState, entityTypeId: number, item?: Item): Status[] {
  const entity = stageEntity(state, entityTypeId, Number(item?.categoryId ?? 0))
  return entity === null ? [] : statusesOf(state, entity)
}

/** P in work, S success, F failure. */
export function semanticsOf(stage: Status | undefined): 'P' | 'S' | 'F' {
  return stage?.semantics === 'S' || stage?.semantics === 'F' ? stage.semantics : 'P'
}
