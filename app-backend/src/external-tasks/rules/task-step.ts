import { reason, type Reason } from '../../kernel/reason.ts'
import { toldOf, type TaskFacts, type TaskState, type Told } from './task-facts.ts'
import { whatChanged } from './what-changed.ts'

/** What we keep of an external task. */
export interface KnownTask {
  state: TaskState
  contactId: number | null
  address: string | null
  told: Told | null
}

export type TaskStep =
  | { kind: 'none' }
  /** Write to the performer for the first time, or look again whether that is possible now. */
  | { kind: 'begin'; because: Reason }
  /** Another performer: the old one is told, the new one written to. */
  | { kind: 'hand-over'; because: Reason }
  | { kind: 'change'; because: Reason }
  | { kind: 'reopen'; because: Reason }
  | { kind: 'end'; state: 'closed' | 'withdrawn'; because: Reason }

const none: TaskStep = { kind: 'none' }

/**
 * What a task as it stands now asks for, whatever event told of it, how often and in which order: only what differs from what is
 * known counts. `task` is null when the portal has it no more; `contactId` is whom it names now.
 */
export function taskStep(known: KnownTask | null, task: TaskFacts | null, contactId: number | null): TaskStep {
  const alive = known !== null && (known.state === 'open' || known.state === 'stuck')
  if (task === null) return alive ? end('withdrawn', 'external.deleted') : none
  if (!task.external) return alive ? end('withdrawn', 'external.unticked') : none
  if (task.closed) return alive ? end('closed', 'external.closed') : none
  if (known === null) return { kind: 'begin', because: reason('external.ticked') }
  if (known.state === 'stuck') return { kind: 'begin', because: reason('external.looked-again') }
  if (!alive) return { kind: 'reopen', because: reason('external.reopened') }
  const moved = task.address !== null && task.address !== known.address
  if (contactId !== known.contactId || moved) return { kind: 'hand-over', because: reason('external.handed-over') }
  const changed = known.told ? whatChanged(known.told, toldOf(task)) : []
  return changed.length === 0
    ? none
    : { kind: 'change', because: reason('external.changed', { fields: changed.join(', ') }) }
}

const end = (state: 'closed' | 'withdrawn', code: string): TaskStep => ({ kind: 'end', state, because: reason(code) })
