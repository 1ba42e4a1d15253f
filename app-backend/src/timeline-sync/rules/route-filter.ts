import { reason, type Reason } from '../../kernel/reason.ts'
import { activityKind, type ActivityKind } from './activity-kind.ts'

/** An entry of a timeline, as far as routes look at it. */
export interface SeenActivity {
  id: number
  typeId: number
  providerId: string
  direction: 'in' | 'out' | null
  responsibleId: number | null
  created: Date
  /** We made it of another. */
  copy: boolean
}

export interface RouteFilter {
  /** Empty: all kinds but tasks, which the task module binds by itself. */
  kinds: readonly ActivityKind[]
  direction: 'in' | 'out' | null
  /** Empty: whoever is responsible. */
  responsibleIds: readonly number[]
  /** Nothing that is older. */
  from: Date | null
}

/** Why a route leaves the activity alone; null: it takes it. */
export function leftOut(activity: SeenActivity, filter: RouteFilter): Reason | null {
  if (activity.copy) return reason('timeline.copy')
  const kind = activityKind(activity.typeId, activity.providerId)
  const kinds = filter.kinds
  if (kinds.length === 0 ? kind === 'task' : !kinds.includes(kind)) return reason('timeline.kind', { kind })
  if (filter.direction !== null && activity.direction !== filter.direction) return reason('timeline.direction')
  const { responsibleId } = activity
  if (filter.responsibleIds.length > 0 && (responsibleId === null || !filter.responsibleIds.includes(responsibleId)))
    return reason('timeline.responsible')
  if (filter.from !== null && activity.created < filter.from)
    return reason('timeline.older', { from: filter.from.toISOString() })
  return null
}
