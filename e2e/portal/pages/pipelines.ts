import { stagesOf } from '../entities/stages.ts'
import type { Category, Status } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { EntityKind } from './entity-kind.ts'

/** Pipelines of a type in their order; none where the type knows no pipelines. */
export function categoriesOf(state: PortalState, kind: EntityKind): Category[] {
  return [...state.categories.values()]
    .filter((one) => one.entityTypeId === kind.entityTypeId)
    .sort((a, b) => a.sort - b.sort || a.id - b.id)
}

/** Stages of one pipeline; 0 = the default one, or the only way of a type without pipelines. */
export function pipelineStages(state: PortalState, kind: EntityKind, categoryId: number): Status[] {
  return stagesOf(state, kind.entityTypeId, { id: 0, categoryId })
}

/** Stages of all pipelines. */
export function everyStageOf(state: PortalState, kind: EntityKind): Status[] {
  const categories = categoriesOf(state, kind)
  if (categories.length === 0) return pipelineStages(state, kind, 0)
  return categories.flatMap((one) => pipelineStages(state, kind, one.id))
}
