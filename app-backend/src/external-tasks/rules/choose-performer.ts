import { reason, type Reason } from '../../kernel/reason.ts'
import type { TaskFacts } from './task-facts.ts'

export interface PerformerAnswer {
  contactId: number | null
  because: Reason
}

/**
 * Which contact does the task? The one in its field; without it the only bound contact, unless that is the request's client: a
 * letter never goes to the client by guess, nor to anybody while the client is not known.
 */
export function choosePerformer(
  task: Pick<TaskFacts, 'contactId' | 'boundContacts'>,
  clientId: number | null,
): PerformerAnswer {
  if (task.contactId !== null)
    return { contactId: task.contactId, because: reason('external.of-field', { contactId: task.contactId }) }
  const others = clientId === null ? [] : task.boundContacts.filter((id) => id !== clientId)
  const [only] = others
  if (only === undefined || others.length > 1) return { contactId: null, because: reason('external.no-performer') }
  return { contactId: only, because: reason('external.only-bound', { contactId: only }) }
}
