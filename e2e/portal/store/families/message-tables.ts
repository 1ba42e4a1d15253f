/** Chats and what is said in them. A talk of two is a chat without a name. */
export interface MessageTables {
  chats: Map<number, Chat>
  messages: Map<number, Message>
  lineSessions: Map<number, LineSession>
}

/** A talk with a visitor in a chat of an open line. */
export interface LineSession {
  id: number
  chatId: number
  /** Of the open line. */
  configId: number
  connector: string
  /** The client: known to the messenger alone, no person of the portal. */
  visitor: { id: number; name: string }
  entityTypeId: number
  entityId: number
}

export interface Chat {
  id: number
  /** P two people, O open, C closed. */
  type: 'P' | 'O' | 'C'
  title: string
  description: string
  color: string
  ownerId: number
  members: number[]
  mutedBy: number[]
  entityType: string
  entityId: string
  createdAt: string
  /** User -> last message that the person has read. */
  readTo: Record<string, number>
}

export interface Message {
  id: number
  chatId: number
  /** 0: the system. */
  authorId: number
  text: string
  at: string
  likes: number[]
  edited: boolean
  deleted: boolean
  uuid: string | null
  params: Record<string, unknown>
}

export function emptyMessageTables(): MessageTables {
  return { chats: new Map(), messages: new Map(), lineSessions: new Map() }
}
