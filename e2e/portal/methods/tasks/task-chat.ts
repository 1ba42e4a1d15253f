import type { Chat, Task } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import { addChat } from '../messenger/chat-store.ts'

/** The chat of a task, made at the first look; whoever has to do with the task is in it. Bitrix24 docs: api-reference/tasks/tasks-new. */
export function chatOfTask(state: PortalState, task: Task): Chat {
  const members = [...new Set([task.createdBy, task.responsibleId, ...task.accomplices, ...task.auditors])]
  const known = task.chatId === undefined ? undefined : state.chats.get(task.chatId)
  if (known) {
    known.members = members
    return known
  }
  const entity = { entityType: 'TASKS_TASK', entityId: String(task.id) }
  const chat = addChat(state, { type: 'C', title: task.title, ownerId: task.createdBy, members, ...entity })
  task.chatId = chat.id
  return chat
}
