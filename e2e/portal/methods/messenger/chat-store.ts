import { randomUUID } from 'node:crypto'
import type { Chat, Message } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Call } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { anyCase, asInt, asText } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { portalTime } from '../../wire/time.ts'

export const messengerError = {
  noDialog: () => new RestError('DIALOG_ID_EMPTY', "Dialog ID can't be empty"),
  noChat: () => new RestError('CHAT_ID_EMPTY', "Chat ID can't be empty"),
  noAccess: () => new RestError('ACCESS_ERROR', 'You do not have access to the specified dialog', 403),
  noMessage: () => new RestError('MESSAGE_ID_ERROR', "Message ID can't be empty"),
  locked: () => new RestError('CANT_EDIT_MESSAGE', "Time has expired for modification or you don't have access"),
} as const

export function addChat(state: PortalState, given: Partial<Chat> & Pick<Chat, 'type' | 'members' | 'ownerId'>): Chat {
  const id = state.ids.next('chat')
  const chat: Chat = {
    title: '',
    description: '',
    color: '#4ba984',
    mutedBy: [],
    entityType: '',
    entityId: '',
    createdAt: portalTime(state.clock.now()),
    readTo: {},
    ...given,
    id,
  }
  state.chats.set(id, chat)
  state.touch()
  return chat
}

/** The talk of two people, made at the first look. */
function privateChat(state: PortalState, first: number, second: number): Chat {
  const found = [...state.chats.values()].find(
    (one) => one.type === 'P' && one.members.includes(first) && one.members.includes(second),
  )
  return found ?? addChat(state, { type: 'P', members: [first, second], ownerId: first })
}

/** DIALOG_ID: a number is a person, `chat12` a chat. */
export function dialogOf(call: Call, refuse = messengerError.noAccess): Chat {
  const text = asText(anyCase(call.params, 'dialog_id'))
  const chatId = /^chat(\d+)$/.exec(text)?.[1]
  const { state, caller } = call
  if (chatId !== undefined) {
    const chat = state.chats.get(Number(chatId))
    if (!chat || !mayEnter(chat, caller.user.id)) throw refuse()
    return chat
  }
  if (asInt(text) <= 0) throw messengerError.noDialog()
  if (!state.users.has(asInt(text))) throw refuse()
  return privateChat(state, caller.user.id, asInt(text))
}

/** Open chats are entered by everybody. */
export const mayEnter = (chat: Chat, userId: number): boolean => chat.type === 'O' || chat.members.includes(userId)

export function dialogIdOf(chat: Chat, readerId: number): string {
  if (chat.type !== 'P') return `chat${chat.id}`
  return String(chat.members.find((id) => id !== readerId) ?? readerId)
}

export function say(state: PortalState, chat: Chat, authorId: number, text: string, params: Params = {}): Message {
  const id = state.ids.next('message')
  const at = portalTime(state.clock.now())
  const uuid = authorId === 0 ? null : randomUUID()
  const message: Message = {
    id,
    chatId: chat.id,
    authorId,
    text,
    at,
    likes: [],
    edited: false,
    deleted: false,
    uuid,
    params,
  }
  state.messages.set(id, message)
  if (authorId > 0) chat.readTo[authorId] = id
  state.touch()
  return message
}

export const messagesOf = (state: PortalState, chat: Chat): Message[] =>
  [...state.messages.values()].filter((one) => one.chatId === chat.id)

export function unreadOf(state: PortalState, chat: Chat, userId: number): Message[] {
  const readTo = chat.readTo[userId] ?? 0
  return messagesOf(state, chat).filter((one) => one.id > readTo && one.authorId !== userId)
}
