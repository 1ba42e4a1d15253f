import type { Task } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import { asInt, asText } from '../../wire/params.ts'
import { taskError } from './task-error.ts'
import { mayTask } from './task-rights.ts'

/** `taskId` of a call; absent and not a number are two different refusals. */
export function taskIdOf(call: Call, name = 'taskId'): number {
  const value = call.params[name]
  if (value === undefined) throw taskError.noTaskId()
  if (!/^\d+$/.test(asText(value)) || asInt(value) === 0) throw taskError.wrongId()
  return asInt(value)
}

/** The task of a call when the caller may read it; undefined otherwise, as if there were none. */
export function readableTask(call: Call, id: number): Task | undefined {
  const task = call.state.tasks.get(id)
  return task && mayTask(call.state, call.caller.user, 'read', task) ? task : undefined
}

/** A whole number of a parameter that must be there. */
export function numberOf(call: Call, name: string): number {
  const value = call.params[name]
  if (value === undefined) throw taskError.noParameter(name)
  if (!/^-?\d+$/.test(asText(value))) throw taskError.wrongType(value, name, 'int')
  return asInt(value)
}
