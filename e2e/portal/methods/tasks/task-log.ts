import type { Actor } from '../../events/bus.ts'
import type { Task } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import { portalTime } from '../../wire/time.ts'

export interface Change {
  field: string
  from: string | null
  to: string | null
}

/** One line of a task's history. Bitrix24 docs: api-reference/tasks/tasks-task-history-list. */
export function logChange(state: PortalState, taskId: number, userId: number, change: Change): void {
  const id = state.ids.next('taskChange')
  state.taskHistory.set(id, { id, taskId, userId, at: portalTime(state.clock.now()), ...change })
}

/** ONTASKADD, ONTASKUPDATE, ONTASKDELETE: numbers only, and the word "undefined" where there is nothing to say. */
export function raiseTask(state: PortalState, event: 'ADD' | 'UPDATE' | 'DELETE', taskId: number, actor: Actor): void {
  const id = { ID: taskId }
  const accessible = { ADD: ['N', 'undefined'], UPDATE: ['undefined', 'undefined'], DELETE: ['undefined', 'N'] }[event]
  state.events.raise(
    `ONTASK${event}`,
    {
      FIELDS_BEFORE: event === 'ADD' ? 'undefined' : id,
      FIELDS_AFTER: event === 'DELETE' ? 'undefined' : id,
      IS_ACCESSIBLE_BEFORE: accessible[0],
      IS_ACCESSIBLE_AFTER: accessible[1],
    },
    actor,
  )
}

/** After any change: who, when, the event. */
export function touchTask(state: PortalState, task: Task, actor: Actor): void {
  const now = portalTime(state.clock.now())
  task.changedBy = actor.userId
  task.changedDate = now
  task.activityDate = now
  state.touch()
  raiseTask(state, 'UPDATE', task.id, actor)
}
