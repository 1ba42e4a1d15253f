import type { Live } from '../platform/live/create-live.ts'
import { conversationNews, type ConversationNews } from './contract.ts'

export interface ConversationLive {
  /** `requestId` is our number of the request; within a transaction it is told at its commit. */
  announce(
    portalId: string,
    requestId: number,
    news: ConversationNews,
    tx?: Parameters<Live['announce']>[3],
  ): Promise<void>
  follow(portalId: string, requestId: number, hear: (news: ConversationNews) => void): () => void
}

export const lettersChanged: ConversationNews = { kind: 'letters' }
const topicOf = (requestId: number) => `conversation/${requestId}`

/** Tells open conversations of new letters, of their ends, and of who writes. */
export const createConversationLive = (live: Live): ConversationLive => ({
  announce: (portalId, requestId, news, tx) => live.announce(portalId, topicOf(requestId), news, tx),
  follow: (portalId, requestId, hear) =>
    live.follow(portalId, topicOf(requestId), (news) =>
      hear(news === null ? lettersChanged : conversationNews.parse(news)),
    ),
})
