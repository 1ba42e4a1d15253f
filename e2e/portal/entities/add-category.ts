import type { Category } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { NewStatus } from './add-statuses.ts'
import { addStatuses } from './add-statuses.ts'
import { stageEntity, stagePrefix } from './stages.ts'
import { DEAL } from './type-ids.ts'

/** Stages a new funnel of a smart process starts with. */
const SMART_STAGES: readonly NewStatus[] = [
  { code: 'NEW', name: 'Начало', color: '#22B9FF', semantics: '' },
  { code: 'PREPARATION', name: 'Подготовка', color: '#88B9FF', semantics: '' },
  { code: 'CLIENT', name: 'Согласование', color: '#10E5FC', semantics: '' },
  { code: 'SUCCESS', name: 'Успех', color: '#00FF00', semantics: 'S' },
  { code: 'FAIL', name: 'Провал', color: '#FF0000', semantics: 'F' },
]

/** Stages a new funnel of deals starts with. */
const DEAL_STAGES: readonly NewStatus[] = [
  { code: 'NEW', name: 'Новая', color: '#39A8EF' },
  { code: 'PREPARATION', name: 'Подготовка документов', color: '#2FC6F6' },
  { code: 'PREPAYMENT_INVOICE', name: 'Счёт на предоплату', color: '#55D0E0' },
  { code: 'EXECUTING', name: 'В работе', color: '#47E4C2' },
  { code: 'FINAL_INVOICE', name: 'Финальный счёт', color: '#FFA900' },
  { code: 'WON', name: 'Сделка успешна', color: '#7BD500', semantics: 'S' },
  { code: 'LOSE', name: 'Сделка провалена', color: '#FF5752', semantics: 'F' },
  { code: 'APOLOGY', name: 'Анализ причины провала', color: '#FF5752', semantics: 'F' },
]
/** Stages that no funnel of deals is without. */
const KEPT = new Set(['NEW', 'WON', 'LOSE'])

type NewCategory = Pick<Category, 'name' | 'sort' | 'isDefault'> & Partial<Pick<Category, 'originId' | 'originatorId'>>

/** A funnel with its stages; the earlier default one of the type stops being so. */
export function addCategory(
  state: PortalState,
  entityTypeId: number,
  wanted: NewCategory,
  stages?: readonly NewStatus[],
): Category {
  const id = state.ids.next(entityTypeId === DEAL ? 'category:deal' : 'category')
  const category: Category = { id, entityTypeId, ...wanted }
  if (wanted.isDefault) dropDefault(state, entityTypeId)
  state.categories.set(`${entityTypeId}:${id}`, category)
  const entity = stageEntity(state, entityTypeId, id)
  if (entity !== null) {
    const first = stages ?? (entityTypeId === DEAL ? DEAL_STAGES : SMART_STAGES)
    const prefix = stagePrefix(entityTypeId, id)
    const made = first.map((stage) => ({
      ...stage,
      code: `${prefix}:${stage.code}`,
      system: entityTypeId !== DEAL || KEPT.has(stage.code),
    }))
    addStatuses(state, entity, made, id)
  }
  state.touch()
  return category
}

/** No funnel of the type is the default one after this; the caller names another. */
export function dropDefault(state: PortalState, entityTypeId: number): void {
  for (const one of state.categories.values()) if (one.entityTypeId === entityTypeId) one.isDefault = false
}
