import type { Chat, Message } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { anyCase, asInt, asText, isYes } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { dialogIdOf, dialogOf, mayEnter, messagesOf, messengerError, say, unreadOf } from './chat-store.ts'
import { shownPerson } from './show-person.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name: `im.${name}`, scope: 'im', status: 'supported', page: `api-reference/chats/${page}`, handler }
}

/** What is said in chats. */
export const messageMethods: readonly MethodSpec[] = [
  method('message.add', 'messages/im-message-add', add),
  method('message.update', 'messages/im-message-update', update),
  method('message.delete', 'messages/im-message-delete', remove),
  method('message.like', 'messages/im-message-like', like),
  method('dialog.messages.get', 'messages/im-dialog-messages-get', messages),
  method('dialog.read', 'messages/im-dialog-read', read),
  method('dialog.get', 'im-dialog-get', dialog),
]

/** A person who is not there and a chat that one may not enter are two refusals. */
function add(call: Call): Answer {
  const { params, state } = call
  const dialogId = asText(anyCase(params, 'dialog_id'))
  const text = asText(anyCase(params, 'message'))
  if (dialogId === '') throw messengerError.noDialog()
  if (/^\d+$/.test(dialogId) && !state.users.has(asInt(dialogId)))
    throw new RestError('USER_NOT_FOUND', 'User not found')
  if (text.trim() === '' && anyCase(params, 'attach') === undefined)
    throw new RestError('MESSAGE_EMPTY', "Message can't be empty")
  const chat = dialogOf(call, () => new RestError('ACCESS_ERROR', 'Action unavailable', 403))
  const attach = anyCase(params, 'attach')
  const system = isYes(anyCase(params, 'system')) && chat.type !== 'P'
  const extra = attach === undefined ? {} : { ATTACH: attach }
  return { result: say(state, chat, system ? 0 : call.caller.user.id, text, extra).id }
}

function own(call: Call): Message {
  const id = asInt(anyCase(call.params, 'message_id'))
  if (id <= 0) throw messengerError.noMessage()
  const message = call.state.messages.get(id)
  if (!message || message.deleted || message.authorId !== call.caller.user.id) throw messengerError.locked()
  return message
}

/** An empty text takes the message away. */
function update(call: Call): Answer {
  const message = own(call)
  const text = asText(anyCase(call.params, 'message'))
  if (text === '') wipe(message)
  else {
    message.text = text
    message.edited = asText(anyCase(call.params, 'is_edited')).toUpperCase() !== 'N'
  }
  call.state.touch()
  return { result: true }
}

function wipe(message: Message): void {
  message.deleted = true
  message.text = 'Это сообщение было удалено.'
}

function remove(call: Call): Answer {
  wipe(own(call))
  call.state.touch()
  return { result: true }
}

function like(call: Call): Answer {
  const message = call.state.messages.get(asInt(anyCase(call.params, 'message_id')))
  const chat = message && call.state.chats.get(message.chatId)
  const me = call.caller.user.id
  if (!message || !chat || !mayEnter(chat, me)) throw messengerError.noMessage()
  const action = asText(anyCase(call.params, 'action')).toLowerCase()
  const liked = message.likes.includes(me)
  const wanted = action === 'plus' ? true : action === 'minus' ? false : !liked
  if (wanted === liked) throw new RestError('WITHOUT_CHANGES', 'Action completed without changes')
  message.likes = wanted ? [...message.likes, me] : message.likes.filter((id) => id !== me)
  call.state.touch()
  return { result: true }
}

function shown(one: Message, unread: boolean): Params {
  const params: Params = {
    ...one.params,
    ...(one.likes.length > 0 ? { LIKE: one.likes } : {}),
    ...(one.edited ? { IS_EDITED: 'Y' } : {}),
    ...(one.deleted ? { IS_DELETED: 'Y' } : {}),
  }
  return {
    id: one.id,
    chat_id: one.chatId,
    author_id: one.authorId,
    date: one.at,
    text: one.text,
    unread,
    uuid: one.uuid,
    replaces: [],
    params: Object.keys(params).length === 0 ? [] : params,
    disappearing_date: null,
  }
}

/** Newest first. LAST_ID goes back in time, FIRST_ID forward and oldest first. */
function messages(call: Call): Answer {
  const { state, params } = call
  const [first, last] = [anyCase(params, 'first_id'), anyCase(params, 'last_id')]
  const chat = dialogOf(call)
  for (const [name, title, value] of [
    ['FIRST', 'First', first],
    ['LAST', 'Last', last],
  ] as const)
    if (value !== undefined && !/^\d+$/.test(asText(value)))
      throw new RestError(`${name}_ID_STRING`, `${title} ID can't be string`)
  const limit = Math.min(50, asInt(anyCase(params, 'limit')) || 20)
  const all = messagesOf(state, chat)
  const part =
    first === undefined
      ? all
          .filter((one) => last === undefined || one.id < asInt(last))
          .toReversed()
          .slice(0, limit)
      : all.filter((one) => one.id > asInt(first)).slice(0, limit)
  const readTo = chat.readTo[call.caller.user.id] ?? 0
  const people = [...new Set(part.map((one) => one.authorId))].map((id) => state.users.get(id))
  return {
    result: {
      chat_id: chat.id,
      messages: part.map((one) => shown(one, one.id > readTo && one.authorId !== call.caller.user.id)),
      users: people.filter((one) => one !== undefined).map((one) => shownPerson(call, one)),
      files: [],
    },
  }
}

function read(call: Call): Answer {
  const { state } = call
  const chat = dialogOf(call)
  const me = call.caller.user.id
  const to = asInt(anyCase(call.params, 'message_id')) || (messagesOf(state, chat).at(-1)?.id ?? 0)
  chat.readTo[me] = Math.max(chat.readTo[me] ?? 0, to)
  state.touch()
  return {
    result: {
      dialogId: dialogIdOf(chat, me),
      chatId: chat.id,
      lastId: chat.readTo[me],
      counter: unreadOf(state, chat, me).length,
    },
  }
}

function dialog(call: Call): Answer {
  return { result: shownDialog(call, dialogOf(call)) }
}

export function shownDialog(call: Call, chat: Chat): Params {
  const { state, caller } = call
  const all = messagesOf(state, chat)
  const open = chat.type !== 'P'
  return {
    id: chat.id,
    parent_chat_id: 0,
    parent_message_id: 0,
    name: chat.title,
    description: chat.description,
    owner: chat.ownerId,
    extranet: chat.members.some((id) => state.users.get(id)?.userType === 'extranet'),
    avatar: '',
    color: chat.color,
    type: { P: 'private', O: 'open', C: 'chat' }[chat.type],
    counter: unreadOf(state, chat, caller.user.id).length,
    user_counter: chat.members.length,
    message_count: all.length,
    unread_id: unreadOf(state, chat, caller.user.id)[0]?.id ?? 0,
    restrictions: {
      avatar: open,
      rename: open,
      extend: open,
      call: true,
      mute: open,
      leave: open,
      leave_owner: open,
      send: true,
      user_list: true,
    },
    last_message_id: all.at(-1)?.id ?? 0,
    last_id: chat.readTo[caller.user.id] ?? 0,
    marked_id: 0,
    disk_folder_id: 0,
    entity_type: chat.entityType,
    entity_id: chat.entityId,
    entity_data_1: '',
    entity_data_2: '',
    entity_data_3: '',
    mute_list: chat.mutedBy.length === 0 ? [] : Object.fromEntries(chat.mutedBy.map((id) => [String(id), true])),
    date_create: chat.createdAt,
    message_type: chat.type,
    public: '',
    role: chat.ownerId === caller.user.id ? 'owner' : 'member',
    text_field_enabled: true,
    background_id: null,
    is_new: false,
  }
}
