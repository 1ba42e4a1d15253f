import { z } from 'zod'
import type { Database } from '../db/database.ts'

const message = z.object({ portalId: z.string(), topic: z.string(), news: z.unknown() })

/** Hears the news of a topic; `null` after an outage: what was said meanwhile is unknown, look once. */
export type Hear = (news: unknown) => void

export interface Live {
  /** Tells every open screen that follows the topic, in all processes; at commit when given a transaction. News of at most 7 500 bytes. */
  announce(portalId: string, topic: string, news: object, tx?: Parameters<Database['notify']>[2]): Promise<void>
  /** Calls `hear` for each message of the portal's topic; returns how to stop. */
  follow(portalId: string, topic: string, hear: Hear): () => void
}

const keyOf = (portalId: string, topic: string) => `${portalId}/${topic}`

/** News for open screens by topic, across all processes. A lost message costs a screen one late look: the rows are the truth. */
export function createLive(db: Pick<Database, 'notify' | 'listen'>): Live {
  const followers = new Map<string, Set<Hear>>()
  db.listen('live', (payload) => {
    if (payload === '')
      return tell(
        [...followers.values()].flatMap((set) => [...set]),
        null,
      )
    const { portalId, topic, news } = message.parse(JSON.parse(payload))
    tell([...(followers.get(keyOf(portalId, topic)) ?? [])], news)
  })
  return {
    announce: (portalId, topic, news, tx) => db.notify('live', JSON.stringify({ portalId, topic, news }), tx),
    follow(portalId, topic, hear) {
      const key = keyOf(portalId, topic)
      const set = followers.get(key) ?? new Set()
      followers.set(key, set.add(hear))
      return () => {
        set.delete(hear)
        if (set.size === 0 && followers.get(key) === set) followers.delete(key)
      }
    },
  }
}

const tell = (hearers: Hear[], news: unknown) => {
  for (const hear of hearers) hear(news)
}
