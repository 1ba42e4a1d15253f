import type { Prisma, PrismaClient } from '@poryadok/prisma'

export interface WriteRow {
  state: 'sending' | 'done'
  result: unknown
  startedAt: Date
}

export interface WriteStore {
  read(portalId: string, key: string): Promise<WriteRow | null>
  start(portalId: string, key: string, now: Date): Promise<void>
  finish(portalId: string, key: string, result: Prisma.InputJsonValue, now: Date): Promise<void>
  /** The portal refused: nothing was written, the next try starts clean. */
  forget(portalId: string, key: string): Promise<void>
}

/** Writes to portals that must happen once; the row is committed before the call goes out. */
export function createWriteStore(prisma: PrismaClient): WriteStore {
  const where = (portalId: string, key: string) => ({ portalId_key: { portalId, key } })
  return {
    async read(portalId, key) {
      const row = await prisma.portalWrite.findUnique({ where: where(portalId, key) })
      return row && { state: row.state as WriteRow['state'], result: row.result, startedAt: row.startedAt }
    },
    async start(portalId, key, now) {
      const data = { state: 'sending', startedAt: now }
      await prisma.portalWrite.upsert({ where: where(portalId, key), create: { portalId, key, ...data }, update: data })
    },
    async finish(portalId, key, result, now) {
      await prisma.portalWrite.update({ where: where(portalId, key), data: { state: 'done', result, doneAt: now } })
    },
    async forget(portalId, key) {
      await prisma.portalWrite.deleteMany({ where: { portalId, key, state: 'sending' } })
    },
  }
}
