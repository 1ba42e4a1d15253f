import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import type { Change } from './settle.ts'
import { defaultCategory, semanticsOf, stagesOf } from './stages.ts'
import type { EntityType } from './types.ts'

/**
 * Funnel, stage and what follows from them. An item without a stage, or moved to another funnel without one, stands on the
 * first stage; a stage of another funnel is refused. Bitrix24 docs: crm/universal/crm-item-update.
 */
export function settleStage(state: PortalState, type: EntityType, item: Item, change: Change): void {
  settleFunnel(state, type, item, change)
  if (!type.fields.has('stageId')) return
  const stages = stagesOf(state, type.id, item)
  if (stages.length === 0) return
  const { before } = change
  const moved = before !== null && (before.categoryId ?? 0) !== (item.categoryId ?? 0)
  if (moved && !change.written.has('stageId')) item.stageId = null
  item.stageId = item.stageId || ((moved ? null : before?.stageId) ?? stages[0]?.statusId ?? null)
  const stage = stages.find((one) => one.statusId === item.stageId)
  if (!stage) throw new RestError('CRM_FIELD_ERROR_VALUE_NOT_VALID', 'Некорректное значение поля «Стадия»')
  if (type.fields.has('isNew')) item.isNew = stage === stages[0] ? 'Y' : 'N'
  if (before?.stageId !== item.stageId) enter(type, item, change, semanticsOf(stage))
}

function settleFunnel(state: PortalState, type: EntityType, item: Item, change: Change): void {
  if (!type.fields.has('categoryId')) return
  item.categoryId = item.categoryId || defaultCategory(state, type.id)
  if (!change.written.has('categoryId') || item.categoryId === defaultCategory(state, type.id)) return
  if (!state.categories.has(`${type.id}:${asText(item.categoryId)}`))
    throw new RestError('CRM_FIELD_ERROR_VALUE_NOT_VALID', 'Некорректное значение поля «Воронка»')
}

function enter(type: EntityType, item: Item, change: Change, semantics: 'P' | 'S' | 'F'): void {
  const has = (name: string): boolean => type.fields.has(name)
  if (has('previousStageId')) item.previousStageId = change.before?.stageId ?? null
  if (has('movedTime')) Object.assign(item, { movedTime: change.now, movedBy: change.userId })
  if (has('stageSemanticId')) item.stageSemanticId = semantics
  if (has('dateClosed')) item.dateClosed = semantics === 'P' ? null : change.now
  if (has('closed')) item.closed = semantics === 'P' ? 'N' : 'Y'
}
