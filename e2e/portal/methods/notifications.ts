import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asInt, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

export const notificationMethods: readonly MethodSpec[] = [
  {
    name: 'im.notify.personal.add',
    scope: 'im',
    status: 'supported',
    page: 'api-reference/chats/notifications/im-notify-personal-add',
    handler: addPersonal,
  },
]

/** A later notification with the same TAG replaces the earlier one. */
function addPersonal(call: Call): Answer {
  const { state, params } = call
  const userId = asInt(anyCase(params, 'user_id')) || asInt(anyCase(params, 'to'))
  const message = asText(anyCase(params, 'message')).trim()
  if (!state.users.get(userId)) throw new RestError('USER_ID_EMPTY', "User ID can't be empty")
  if (message === '') throw new RestError('MESSAGE_EMPTY', "Message can't be empty")
  const tag = asText(anyCase(params, 'tag'))
  if (tag !== '') {
    for (const old of state.notifications.values()) {
      if (old.tag === tag && old.userId === userId) state.notifications.delete(old.id)
    }
  }
  const id = state.ids.next('notification')
  const at = new Date(state.clock.now()).toISOString()
  state.notifications.set(id, { id, userId, message, tag, fromUserId: call.caller.user.id, at })
  state.touch()
  return { result: id }
}
