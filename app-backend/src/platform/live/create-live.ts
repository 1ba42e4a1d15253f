import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../db/database.ts'

const message = z.object({ portalId: z.string(), topic: z.string(), news: z.unknown() })

/** Hears the news of a topic; `null` after an outage: what was said meanwhile is unknown, look once. */
export type Hear = (news: unknown) => void

export interface Live {
  /** Tells every open screen that follows the topic, in all processes; at commit when given a transaction. News of at most 7 500 bytes. */
  announce(portalId: string, topic: string, news: object, tx?: Parameters<Database['notify']>[2]): Promise<void>
  /**
   * Calls `hear` for each message of the portal's topic; returns how to stop. Who shows what was read at `since` hears `null` at once
   * when there was news between the reading and this call.
   */
  follow(portalId: string, topic: string, hear: Hear, since?: Date): () => void
}

/** Topics whose last news is remembered. */
const mostRemembered = 1_000

const keyOf = (portalId: string, topic: string) => `${portalId}/${topic}`

/** News for open screens by topic, across all processes. A lost message costs a screen one late look: the rows are the truth. */
export function createLive(db: Pick<Database, 'notify' | 'listen'>, clock: Pick<Clock, 'now'>): Live {
  const followers = new Map<string, Set<Hear>>()
  /** When each topic had its last news, the oldest first. */
  const lastNews = new Map<string, Date>()
  /** What was said until then is not known here. */
  let unknownUntil = clock.now()

  function remember(key: string) {
    lastNews.delete(key)
    lastNews.set(key, clock.now())
    const [oldest] = lastNews
    if (!oldest || lastNews.size <= mostRemembered) return
    lastNews.delete(oldest[0])
    unknownUntil = oldest[1]
  }

  db.listen('live', (payload) => {
    if (payload === '') {
      unknownUntil = clock.now()
      return tell(
        [...followers.values()].flatMap((set) => [...set]),
        null,
      )
    }
    const { portalId, topic, news } = message.parse(JSON.parse(payload))
    const key = keyOf(portalId, topic)
    remember(key)
    tell([...(followers.get(key) ?? [])], news)
  })
  return {
    announce: (portalId, topic, news, tx) => db.notify('live', JSON.stringify({ portalId, topic, news }), tx),
    follow(portalId, topic, hear, since) {
      const key = keyOf(portalId, topic)
      if (since && [unknownUntil, lastNews.get(key)].some((at) => at && at >= since)) hear(null)
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
