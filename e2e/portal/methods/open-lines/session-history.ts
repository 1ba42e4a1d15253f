import type { LineSession } from '../../store/families/message-tables.ts'
import type { Chat, Message } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt, type Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { messagesOf } from '../messenger/chat-store.ts'
import { shownPerson } from '../messenger/show-person.ts'

/** Talks with clients in open lines. */
export const openLineMethods: readonly MethodSpec[] = [
  {
    name: 'imopenlines.session.history.get',
    scope: 'imopenlines',
    status: 'partial',
    missing: 'files, groups of the people, rights and looks of the chat',
    page: 'api-reference/imopenlines/openlines/sessions/imopenlines-session-history-get',
    handler: history,
  },
]

/** By the session everybody may read; by the chat alone, its members (the chat's last session is meant). */
function history(call: Call): Answer {
  const { state, params, caller } = call
  const [sessionId, chatId] = [asInt(anyCase(params, 'session_id')), asInt(anyCase(params, 'chat_id'))]
  if (sessionId === 0 && chatId === 0)
    throw new RestError('MISSING_REQUIRED_PARAM', 'Session ID or Chat ID must be provided')
  const session =
    sessionId > 0
      ? state.lineSessions.get(sessionId)
      : [...state.lineSessions.values()].findLast((one) => one.chatId === chatId)
  const chat = session && state.chats.get(session.chatId)
  if (!session || !chat)
    throw new RestError('INVALID_SESSION_ID', 'Unable to determine session ID from provided parameters')
  if (sessionId === 0 && !chat.members.includes(caller.user.id))
    throw new RestError('ACCESS_DENIED', 'Вы не можете открыть этот разговор, т.к. у вас недостаточно прав.')
  return { result: shownHistory(call, session, chat) }
}

function shownHistory(call: Call, session: LineSession, chat: Chat): Params {
  const dialog = `chat${chat.id}`
  const said = messagesOf(call.state, chat).toReversed()
  return {
    chatId: chat.id,
    canJoin: 'Y',
    canVoteHead: 'Y',
    sessionId: session.id,
    sessionVoteHead: 0,
    sessionCommentHead: null,
    userId: dialog,
    message: Object.fromEntries(said.map((one) => [String(one.id), shownMessage(one)])),
    usersMessage: { [dialog]: said.map(({ id }) => String(id)) },
    users: shownUsers(call, session, chat),
    openlines: { canvoteashead: { [String(session.configId)]: true } },
    chat: { [String(chat.id)]: shownChat(session, chat, said.length) },
    userInChat: { [String(chat.id)]: [...chat.members, session.visitor.id] },
    files: [],
  }
}

const shownMessage = ({ id, chatId, authorId, at, text }: Message): Params => ({
  id: String(id),
  chatid: String(chatId),
  senderid: String(authorId),
  recipientid: `chat${chatId}`,
  date: at,
  text,
  textlegacy: text,
  params: [],
})

/** The client is a person of the connector, and comes with the people of the chat. */
function shownUsers(call: Call, { visitor }: LineSession, chat: Chat): Params {
  const [firstName = '', lastName = ''] = visitor.name.split(' ')
  const client = { id: String(visitor.id), name: visitor.name, active: true, firstName, lastName, connector: true }
  const staff = chat.members.flatMap((id): [string, Params][] => {
    const user = call.state.users.get(id)
    if (!user) return []
    const { name, active } = shownPerson(call, user)
    const names = { firstName: user.name, lastName: user.lastName }
    return [[String(id), { id: String(id), name, active, ...names, connector: false }]]
  })
  return Object.fromEntries([...staff, [String(visitor.id), client]])
}

const shownChat = (session: LineSession, chat: Chat, count: number): Params => ({
  id: String(chat.id),
  name: chat.title,
  owner: String(chat.ownerId),
  entityType: chat.entityType,
  entityId: chat.entityId,
  entityData1: `Y|LEAD|${session.entityId}|N|N|${session.id}|0|0|0|0`,
  messageCount: count,
  dateCreate: chat.createdAt,
  type: 'lines',
})
