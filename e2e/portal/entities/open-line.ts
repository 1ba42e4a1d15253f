import type { Actor } from '../events/bus.ts'
import { addChat, say } from '../methods/messenger/chat-store.ts'
import type { LineSession } from '../store/families/message-tables.ts'
import type { PortalState } from '../store/state.ts'
import { addActivity } from './add-activity.ts'
import { addItem } from './save.ts'

export interface LineTalk {
  entityTypeId: number
  visitor: string
  /** What the client writes, in order. */
  messages: readonly string[]
  connector: string
}

const line = { configId: 1, title: 'Открытая линия' }
const incoming = 1

/**
 * A client writes into an open line: the portal opens a session, makes a card for it and greets the client. The card's activity
 * names the session. Bitrix24 docs: api-reference/imopenlines/openlines/sessions/imopenlines-session-history-get
 */
export async function writeToLine(
  state: PortalState,
  { entityTypeId, visitor: name, messages, connector }: LineTalk,
  actor: Actor,
): Promise<LineSession> {
  const item = addItem(state, entityTypeId, { title: `${name} - ${line.title}`, sourceId: 'WEBFORM' }, actor)
  const visitor = { id: state.ids.next('user'), name }
  const chat = addChat(state, {
    type: 'C',
    members: [Number(item.assignedById)],
    ownerId: Number(item.assignedById),
    title: `${name} - ${line.title}`,
    entityType: 'LINES',
    entityId: `${connector}|${line.configId}|${visitor.id}|${visitor.id}`,
  })
  const session: LineSession = {
    id: state.ids.next('lineSession'),
    chatId: chat.id,
    configId: line.configId,
    connector,
    visitor,
    entityTypeId,
    entityId: item.id,
  }
  state.lineSessions.set(session.id, session)
  say(state, chat, 0, 'Здравствуйте! Оператор скоро ответит.')
  for (const text of messages) say(state, chat, visitor.id, text)
  await addActivity(
    state,
    {
      OWNER_TYPE_ID: entityTypeId,
      OWNER_ID: item.id,
      TYPE_ID: 6,
      PROVIDER_ID: 'IMOPENLINES_SESSION',
      PROVIDER_TYPE_ID: String(line.configId),
      SUBJECT: `Чат Открытой линии (${line.title})`,
      DIRECTION: incoming,
      ASSOCIATED_ENTITY_ID: session.id,
      PROVIDER_PARAMS: { USER_CODE: chat.entityId },
    },
    actor,
  )
  return session
}
