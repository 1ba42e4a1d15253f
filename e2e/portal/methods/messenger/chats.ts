import type { Chat, Message } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { anyCase, asInt, asInts, asText, isYes } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { parseTime } from '../../wire/time.ts'
import { addChat, dialogIdOf, mayEnter, messagesOf, messengerError, say, unreadOf } from './chat-store.ts'
import { shownDialog } from './messages.ts'
import { shownPerson } from './show-person.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name: `im.${name}`, scope: 'im', status: 'supported', page: `api-reference/chats/${page}`, handler }
}

/** Chats and who is in them. */
export const chatMethods: readonly MethodSpec[] = [
  method('chat.add', 'im-chat-add', add),
  method('chat.get', 'im-chat-get', get),
  method('chat.leave', 'chat-users/im-chat-leave', leave),
  method('chat.user.add', 'chat-users/im-chat-user-add', addUsers),
  method('chat.user.delete', 'chat-users/im-chat-user-delete', deleteUser),
  method('chat.user.list', 'chat-users/im-chat-user-list', users),
  method('chat.updateTitle', 'chat-update/im-chat-update-title', rename),
  method('chat.setOwner', 'chat-update/im-chat-set-owner', setOwner),
  method('chat.mute', 'special-operations/im-chat-mute', mute),
  method('recent.list', 'im-recent-list', recent),
  method('counters.get', 'im-counters-get', counters),
]

/** Who creates a chat owns it and is in it; an entity has one chat. */
function add(call: Call): Answer {
  const { state, params } = call
  const me = call.caller.user.id
  const named = asInts(anyCase(params, 'users')).filter((id) => state.users.get(id)?.active)
  const members = [...new Set([me, ...named])]
  const chat = addChat(state, {
    type: asText(anyCase(params, 'type')).toUpperCase() === 'OPEN' ? 'O' : 'C',
    title: asText(anyCase(params, 'title')) || members.map((id) => state.users.get(id)?.name ?? '').join(', '),
    description: asText(anyCase(params, 'description')),
    members,
    ownerId: me,
    entityType: asText(anyCase(params, 'entity_type')),
    entityId: asText(anyCase(params, 'entity_id')),
  })
  const text = asText(anyCase(params, 'message'))
  if (text !== '') say(state, chat, me, text)
  return { result: chat.id }
}

/** No chat of the entity is `null`. */
function get(call: Call): Answer {
  const [type, id] = [asText(anyCase(call.params, 'entity_type')), asText(anyCase(call.params, 'entity_id'))]
  const found = [...call.state.chats.values()].find(
    (one) => type !== '' && one.entityType === type && one.entityId === id,
  )
  return { result: found ? { ID: found.id } : null }
}

function chatOf(call: Call): Chat {
  const dialogId = /^chat(\d+)$/.exec(asText(anyCase(call.params, 'dialog_id')))?.[1]
  const id = asInt(anyCase(call.params, 'chat_id')) || Number(dialogId ?? 0)
  if (id <= 0) throw messengerError.noChat()
  const chat = call.state.chats.get(id)
  if (!chat || chat.type === 'P' || !mayEnter(chat, call.caller.user.id))
    throw new RestError('ACCESS_ERROR', 'Action unavailable', 403)
  return chat
}

const mention = (call: Call, id: number): string =>
  `[USER=${id} REPLACE]${call.state.users.get(id)?.name ?? ''} ${call.state.users.get(id)?.lastName ?? ''}[/USER]`

function addUsers(call: Call): Answer {
  const chat = chatOf(call)
  const me = call.caller.user.id
  const ids = asInts(anyCase(call.params, 'users')).filter((id) => call.state.users.get(id)?.active)
  const added = ids.filter((id) => !chat.members.includes(id))
  if (added.length === 0) throw new RestError('WRONG_REQUEST', "You don't have access or user already member in chat")
  chat.members.push(...added)
  const text = `${mention(call, me)} пригласил в чат ${added.map((id) => mention(call, id)).join(', ')}`
  say(call.state, chat, 0, text, { CODE: ['CHAT_JOIN'], NOTIFY: 'N' })
  return { result: true }
}

function drop(call: Call, chat: Chat, id: number): void {
  chat.members = chat.members.filter((one) => one !== id)
  if (chat.ownerId === id) chat.ownerId = chat.members[0] ?? 0
  call.state.touch()
}

/** The owner takes others out; everybody oneself. */
function deleteUser(call: Call): Answer {
  const chat = chatOf(call)
  const id = asInt(anyCase(call.params, 'user_id'))
  if (id <= 0) throw new RestError('USER_ID_EMPTY', "User ID can't be empty")
  if (!chat.members.includes(id)) throw new RestError('USER_NOT_FOUND', 'Указанный пользователь не состоит в чате')
  if (id !== call.caller.user.id && chat.ownerId !== call.caller.user.id)
    throw new RestError('ACCESS_DENIED_KICK', 'Недостаточно прав на исключение участников из чата')
  drop(call, chat, id)
  return { result: true }
}

function leave(call: Call): Answer {
  const chat = chatOf(call)
  if (!chat.members.includes(call.caller.user.id))
    throw new RestError('ACCESS_DENIED_KICK', 'Access denied to kick user from chat')
  drop(call, chat, call.caller.user.id)
  return { result: true }
}

function users(call: Call): Answer {
  return { result: chatOf(call).members }
}

function rename(call: Call): Answer {
  const title = asText(anyCase(call.params, 'title')).trim()
  const chat = chatOf(call)
  if (title === '') throw new RestError('TITLE_EMPTY', "Title can't be empty")
  chat.title = title
  call.state.touch()
  return { result: true }
}

function setOwner(call: Call): Answer {
  const chat = chatOf(call)
  const id = asInt(anyCase(call.params, 'user_id'))
  if (id <= 0) throw new RestError('USER_ID_EMPTY', "User ID can't be empty")
  if (chat.ownerId !== call.caller.user.id || !chat.members.includes(id))
    throw new RestError('WRONG_REQUEST', 'Change owner can only owner and user must be member in chat')
  chat.ownerId = id
  call.state.touch()
  return { result: true }
}

function mute(call: Call): Answer {
  const chat = chatOf(call)
  const me = call.caller.user.id
  const given = anyCase(call.params, 'mute')
  const on = given === undefined || isYes(given)
  chat.mutedBy = on ? [...new Set([...chat.mutedBy, me])] : chat.mutedBy.filter((id) => id !== me)
  call.state.touch()
  return { result: true }
}

/** The list of recent talks says less of a chat than its own method does. */
function inRecent(dialog: Params): Params {
  const {
    description: _description,
    disk_folder_id: _folder,
    is_new: _isNew,
    last_message_id: _last,
    marked_id: _marked,
    message_count: _count,
    unread_id: _unread,
    ...rest
  } = dialog
  return rest
}

const mine = (call: Call): Chat[] =>
  [...call.state.chats.values()].filter((one) => one.members.includes(call.caller.user.id))

/** Chats with something said that the call wants, the last one first. There are no open lines, channels or BitrixGPT here. */
function recentRows(call: Call): { chat: Chat; last: Message }[] {
  const { state, params } = call
  const me = call.caller.user.id
  const yes = (name: string): boolean => isYes(anyCase(params, name))
  if (yes('only_copilot') || yes('only_channel')) return []
  const before = parseTime(asText(anyCase(params, 'last_message_date')))
  const wanted = (chat: Chat, last: Message): boolean =>
    !(chat.type === 'P' ? yes('skip_dialog') : yes('skip_chat')) &&
    !(yes('unread_only') && unreadOf(state, chat, me).length === 0) &&
    !(yes('can_manage_messages') && chat.type !== 'P' && chat.ownerId !== me) &&
    !(before !== undefined && (parseTime(last.at) ?? 0) >= before)
  return mine(call)
    .flatMap((chat) => {
      const last = messagesOf(state, chat).at(-1)
      return last && wanted(chat, last) ? [{ chat, last }] : []
    })
    .sort((a, b) => b.last.id - a.last.id)
}

function recent(call: Call): Answer {
  const { state, params } = call
  const me = call.caller.user.id
  const rows = recentRows(call)
  const offset = asInt(anyCase(params, 'offset'))
  const limit = Math.min(200, asInt(anyCase(params, 'limit')) || 50)
  const items = rows.slice(offset, offset + limit).map(({ chat, last }) => {
    const partner = chat.type === 'P' ? state.users.get(Number(dialogIdOf(chat, me))) : undefined
    const id: string | number = partner ? partner.id : `chat${chat.id}`
    return {
      id,
      chat_id: chat.id,
      type: partner ? 'user' : 'chat',
      avatar: { url: '', color: chat.color },
      title: partner ? `${partner.name} ${partner.lastName}` : chat.title,
      message: {
        id: last.id,
        text: last.text,
        file: false,
        author_id: last.authorId,
        attach: false,
        sticker: null,
        date: last.at,
        status: 'received',
        uuid: last.uuid,
      },
      counter: unreadOf(state, chat, me).length,
      last_id: chat.readTo[me] ?? 0,
      pinned: false,
      unread: false,
      has_reminder: false,
      date_update: last.at,
      date_last_activity: last.at,
      ...(partner ? { user: shownPerson(call, partner) } : { chat: inRecent(shownDialog(call, chat)) }),
    }
  })
  return { result: { items, hasMore: offset + limit < rows.length, hasMorePages: offset + limit < rows.length } }
}

function counters(call: Call): Answer {
  const { state, caller } = call
  const [chats, muted, dialogs]: [Params, Params, Params] = [{}, {}, {}]
  let [inChats, inDialogs] = [0, 0]
  for (const chat of mine(call)) {
    const count = unreadOf(state, chat, caller.user.id).length
    if (count === 0) continue
    if (chat.mutedBy.includes(caller.user.id)) muted[String(chat.id)] = count
    else if (chat.type === 'P') {
      dialogs[dialogIdOf(chat, caller.user.id)] = count
      inDialogs += count
    } else {
      chats[String(chat.id)] = count
      inChats += count
    }
  }
  const notify = [...state.notifications.values()].filter((one) => one.userId === caller.user.id && !one.read).length
  const map = (of: Params): Params | [] => (Object.keys(of).length === 0 ? [] : of)
  const messenger = inChats + inDialogs
  return {
    result: {
      TYPE: {
        ALL: notify + messenger,
        NOTIFY: notify,
        CHAT: inChats,
        LINES: 0,
        DIALOG: inDialogs,
        MESSENGER: messenger,
      },
      CHAT: map(chats),
      CHAT_MUTED: map(muted),
      CHAT_UNREAD: [],
      LINES: [],
      DIALOG: map(dialogs),
      DIALOG_UNREAD: [],
    },
  }
}
