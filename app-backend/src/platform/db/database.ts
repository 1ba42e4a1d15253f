import { createPrisma, type Prisma, type PrismaClient } from '@poryadok/prisma'
import pg from 'pg'
import type { Logger } from '../log/logger.ts'

/** Channels of PostgreSQL's NOTIFY: a hint that work or news is there; the rows are the truth. */
const channels = ['letters', 'events', 'live', 'jobs', 'settings', 'rules'] as const
export type Channel = (typeof channels)[number]

/** A transaction, for those who write within somebody else's. */
export type Transaction = Prisma.TransactionClient

export interface Database {
  prisma: PrismaClient
  /** Tells every process of ours, at commit when given a transaction. Payload at most 7 900 bytes. */
  notify(channel: Channel, payload: string, tx?: Pick<PrismaClient, '$executeRaw'>): Promise<void>
  /** Calls `hear` for each message; returns how to stop listening. */
  listen(channel: Channel, hear: (payload: string) => void): () => void
  stop(): Promise<void>
}

const channelName = (channel: Channel) => `poryadok_${channel}`
const reconnectMs = 500

/** Connects by `url`; the listening connection comes back by itself after an outage. */
export function createDatabase(url: string, log: Logger): Database {
  const prisma = createPrisma(url)
  const hearers = new Map<string, Set<(payload: string) => void>>()
  let stopped = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined

  async function connect() {
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    next.on('error', (error) => reconnect(error))
    next.on('end', () => reconnect(new Error('connection ended')))
    next.on('notification', ({ channel, payload }) => {
      for (const hear of hearers.get(channel) ?? []) hear(payload ?? '')
    })
    client = next
    await next.connect()
    await next.query(channels.map((channel) => `LISTEN ${channelName(channel)}`).join(';'))
    // What was said while nobody listened is unknown: everyone looks once.
    for (const set of hearers.values()) for (const hear of set) hear('')
  }

  function reconnect(error: Error) {
    if (stopped || retry) return
    log.warn({ err: error.message }, 'listening connection lost, connecting again')
    client?.removeAllListeners().on('error', () => {})
    retry = setTimeout(() => {
      retry = undefined
      connect().catch(reconnect)
    }, reconnectMs)
  }

  connect().catch(reconnect)

  return {
    prisma,
    async notify(channel, payload, tx = prisma) {
      await tx.$executeRaw`SELECT pg_notify(${channelName(channel)}, ${payload})::text`
    },
    listen(channel, hear) {
      const name = channelName(channel)
      const set = hearers.get(name) ?? new Set()
      hearers.set(name, set.add(hear))
      return () => set.delete(hear)
    },
    async stop() {
      stopped = true
      clearTimeout(retry)
      await client?.end().catch(() => {})
      await prisma.$disconnect()
    },
  }
}
