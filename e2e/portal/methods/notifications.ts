import type { Notification } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import type { Params } from '../wire/params.ts'
import { anyCase, asInt, asInts, asList, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { parseTime } from '../wire/time.ts'
import type { NotificationType } from './messenger/add-notification.ts'
import { addNotification } from './messenger/add-notification.ts'
import { shownPerson } from './messenger/show-person.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name, scope: 'im', status: 'supported', page: `api-reference/chats/notifications/${page}`, handler }
}

/** The bell of the portal. */
export const notificationMethods: readonly MethodSpec[] = [
  method('im.notify', 'im-notify', (call) =>
    add(call, asText(anyCase(call.params, 'type')).toUpperCase() === 'SYSTEM' ? 4 : 2),
  ),
  method('im.notify.personal.add', 'im-notify-personal-add', (call) => add(call, 2)),
  method('im.notify.system.add', 'im-notify-system-add', (call) => add(call, 4)),
  method('im.notify.get', 'im-notify-get', get),
  method('im.notify.history.search', 'im-notify-history-search', search),
  method('im.notify.delete', 'im-notify-delete', remove),
  method('im.notify.read', 'im-notify-read', read),
  method('im.notify.read.list', 'im-notify-read-list', readList),
  method('im.notify.read.all', 'im-notify-read-all', readAll),
  method('im.notify.answer', 'im-notify-answer', answer),
  method('im.notify.confirm', 'im-notify-confirm', confirm),
  method('im.notify.schema.get', 'im-notify-schema-get', () => ({ result: schema })),
]

const schema = {
  im: { NAME: 'Мессенджер', MODULE_ID: 'im', LIST: [{ ID: 'im|message', NAME: 'Личные сообщения' }] },
  rest: { NAME: 'Приложения', MODULE_ID: 'rest', LIST: [{ ID: 'rest|rest_notify', NAME: 'Уведомления приложений' }] },
  tasks: { NAME: 'Задачи', MODULE_ID: 'tasks', LIST: [{ ID: 'tasks|task_update', NAME: 'Изменения задач' }] },
}

const ATTACH_LIMIT = 60_000

/** A later notification with the same TAG replaces the earlier one of the same application. */
function add(call: Call, type: NotificationType): Answer {
  const { params, state } = call
  const userId = asInt(anyCase(params, 'user_id')) || asInt(anyCase(params, 'to'))
  const message = asText(anyCase(params, 'message')).trim()
  const attach = anyCase(params, 'attach')
  if (!state.users.get(userId)) throw new RestError('USER_ID_EMPTY', "User ID can't be empty")
  if (attach !== undefined) {
    if (attach === null || typeof attach !== 'object') throw new RestError('ATTACH_ERROR', 'Incorrect attach params')
    if (JSON.stringify(attach).length > ATTACH_LIMIT)
      throw new RestError('ATTACH_OVERSIZE', 'You have exceeded the maximum allowable size of attach')
  }
  if (message === '' && attach === undefined) throw new RestError('MESSAGE_EMPTY', "Message can't be empty")
  const { id } = addNotification(state, {
    userId,
    message,
    tag: asText(anyCase(params, 'tag')),
    subTag: asText(anyCase(params, 'sub_tag')),
    fromUserId: call.caller.user.id,
    type,
    clientId: call.caller.key,
  })
  return { result: id }
}

const mine = (call: Call): Notification[] =>
  [...call.state.notifications.values()].filter((one) => one.userId === call.caller.user.id).sort((a, b) => b.id - a.id)

const chatOf = (userId: number): number => 1_000_000 + userId

function shown(one: Notification): Params {
  const tag = one.tag === '' ? '' : `MP|${one.clientId ?? ''}|${one.tag}`
  return {
    id: one.id,
    chat_id: chatOf(one.userId),
    author_id: one.type === 4 ? 0 : one.fromUserId,
    date: one.at.replace(/\.\d+Z$/, '+00:00'),
    notify_type: one.type ?? 2,
    notify_module: 'rest',
    notify_event: 'rest_notify',
    notify_tag: tag,
    notify_sub_tag: one.subTag ? `MP|${one.clientId ?? ''}|${one.subTag}` : '',
    notify_title: '',
    setting_name: 'rest|rest_notify',
    text: one.message,
    notify_read: one.read ? 'Y' : 'N',
    params: null,
  }
}

function authors(call: Call, list: readonly Notification[]): unknown[] {
  const ids = new Set(list.filter((one) => one.type !== 4).map((one) => one.fromUserId))
  return [...ids].flatMap((id) => {
    const user = call.state.users.get(id)
    return user ? [shownPerson(call, user)] : []
  })
}

/** Newest first; the next part is asked for by LAST_ID with LAST_TYPE. */
function get(call: Call): Answer {
  const lastId = anyCase(call.params, 'last_id')
  const lastType = anyCase(call.params, 'last_type')
  if ((lastId === undefined) !== (lastType === undefined))
    throw new RestError('LAST_ID_AND_LAST_TYPE', 'Parameters LAST_ID and LAST_TYPE should be used together')
  if (lastId !== undefined && !/^\d+$/.test(asText(lastId)))
    throw new RestError('LAST_ID_STRING', "Last notification ID can't be string")
  const all = mine(call)
  const limit = Math.min(50, asInt(anyCase(call.params, 'limit')) || 50)
  const part = all.filter((one) => lastId === undefined || one.id < asInt(lastId)).slice(0, limit)
  return {
    result: {
      total_count: all.length,
      total_unread_count: all.filter((one) => one.read !== true).length,
      chat_id: chatOf(call.caller.user.id),
      notifications: part.map(shown),
      users: authors(call, part),
    },
  }
}

function search(call: Call): Answer {
  const text = asText(anyCase(call.params, 'search_text')).toLowerCase()
  const day = parseTime(asText(anyCase(call.params, 'search_date')))
  const byAuthors = asInts(anyCase(call.params, 'search_authors'))
  if (text.length < 3 && day === undefined && byAuthors.length === 0)
    throw new RestError('SEARCH_TEXT_ERROR', "SEARCH_TEXT can't be less then 3 symbols")
  const lastId = asInt(anyCase(call.params, 'last_id')) || Number.POSITIVE_INFINITY
  const found = mine(call).filter(
    (one) =>
      one.message.toLowerCase().includes(text) &&
      (byAuthors.length === 0 || byAuthors.includes(one.fromUserId)) &&
      (day === undefined || Math.abs(Date.parse(one.at) - day - 43_200_000) <= 43_200_000),
  )
  const part = found.filter((one) => one.id < lastId).slice(0, asInt(anyCase(call.params, 'limit')) || 50)
  return {
    result: {
      chat_id: chatOf(call.caller.user.id),
      total_results: found.length,
      notifications: part.map(shown),
      users: authors(call, part),
    },
  }
}

/** By number one of the caller's own, by tag whatever this application sent. */
function remove(call: Call): Answer {
  const { state, params } = call
  const id = asInt(anyCase(params, 'id'))
  const tag = asText(anyCase(params, 'tag'))
  const subTag = asText(anyCase(params, 'sub_tag'))
  if (id <= 0 && tag === '' && subTag === '') throw new RestError('PARAMS_ERROR', 'Incorrect params')
  if (id > 0) {
    const one = state.notifications.get(id)
    const own = one !== undefined && (one.userId === call.caller.user.id || one.clientId === call.caller.key)
    if (own) state.notifications.delete(id)
    state.touch()
    return { result: own }
  }
  if (!call.caller.app && asText(anyCase(params, 'client_id')) === '')
    throw new RestError('ACCESS_DENIED', 'Access denied! Client ID not specified', 403)
  for (const one of state.notifications.values()) {
    const matches = tag === '' ? one.subTag === subTag : one.tag === tag
    if (matches && one.clientId === call.caller.key) state.notifications.delete(one.id)
  }
  state.touch()
  return { result: true }
}

const actionOf = (call: Call): boolean => asText(anyCase(call.params, 'action')).toUpperCase() !== 'N'

/** Without ONLY_CURRENT everything from the named one on. */
function read(call: Call): Answer {
  const id = anyCase(call.params, 'id')
  if (id === undefined) return { result: true }
  const only = asText(anyCase(call.params, 'only_current')).toUpperCase() === 'Y'
  for (const one of mine(call)) if (only ? one.id === asInt(id) : one.id >= asInt(id)) one.read = actionOf(call)
  call.state.touch()
  return { result: true }
}

function readList(call: Call): Answer {
  const given = anyCase(call.params, 'ids')
  if (given === undefined || given === null || typeof given !== 'object')
    throw new RestError('PARAMS_ERROR', 'No IDS param or it is not an array')
  const ids = asList(given).map(asInt)
  for (const one of mine(call)) if (ids.includes(one.id)) one.read = actionOf(call)
  call.state.touch()
  return { result: true }
}

function readAll(call: Call): Answer {
  for (const one of mine(call)) one.read = true
  call.state.touch()
  return { result: { result: true, newCounter: 0 } }
}

function existing(call: Call): Notification | undefined {
  const id = asInt(anyCase(call.params, 'notify_id'))
  if (id <= 0) throw new RestError('ID_ERROR', "Notification ID can't be empty")
  return mine(call).find((one) => one.id === id)
}

function answer(call: Call): Answer {
  const one = existing(call)
  if (asText(anyCase(call.params, 'answer_text')).trim() === '')
    throw new RestError('ANSWER_TEXT_ERROR', "ANSWER_TEXT can't be empty")
  if (one) one.read = true
  return { result: one ? { result_message: ['Ваш ответ успешно отправлен.'] } : false }
}

/** Only notifications with buttons are confirmed; those of applications have none. */
function confirm(call: Call): Answer {
  const one = existing(call)
  if (asText(anyCase(call.params, 'notify_value')) === '')
    throw new RestError('NOTIFY_VALUE_ERROR', "Notification Value can't be empty")
  if (one?.type !== 1) return { result: false }
  one.read = true
  return { result: { result_message: ['Приглашение принято'] } }
}
