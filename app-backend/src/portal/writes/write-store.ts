import type { Prisma, PrismaClient } from '@poryadok/prisma'

export interface WriteRow {
  state: 'sending' | 'done'
  result: unknown
  startedAt: Date
}

export interface WriteStore {
  read(portalId: string, key: string): Promise<WriteRow | null>
  /**
   * Takes the write for one caller among all processes: as a first one (`seen` is null), or from the claim that was seen to be
   * left without an end. False when another caller was quicker.
   */
  claim(portalId: string, key: string, seen: Date | null, now: Date): Promise<boolean>
  /** Keeps the result of the claim of `startedAt`, also when its row is gone; a newer claim is left alone. */
  finish(portalId: string, key: string, startedAt: Date, result: Prisma.InputJsonValue, now: Date): Promise<void>
  /** The portal refused the claim of `startedAt`: nothing was written, the next try starts clean. */
  forget(portalId: string, key: string, startedAt: Date): Promise<void>
}

/** Writes to portals that must happen once; the row is committed before the call goes out. */
export function createWriteStore(prisma: PrismaClient): WriteStore {
  return {
    async read(portalId, key) {
      const row = await prisma.portalWrite.findFirst({ where: { portalId, key } })
      return row && { state: row.state as WriteRow['state'], result: row.result, startedAt: row.startedAt }
    },
    async claim(portalId, key, seen, now) {
      const { count } =
        seen === null
          ? await prisma.portalWrite.createMany({
              data: { portalId, key, state: 'sending', startedAt: now },
              skipDuplicates: true,
            })
          : await prisma.portalWrite.updateMany({
              where: { portalId, key, state: 'sending', startedAt: seen },
              data: { startedAt: now },
            })
      return count === 1
    },
    async finish(portalId, key, startedAt, result, now) {
      const done = { state: 'done', result, doneAt: now }
      const { count } = await prisma.portalWrite.updateMany({ where: { portalId, key, startedAt }, data: done })
      if (count === 0)
        await prisma.portalWrite.createMany({ data: { portalId, key, startedAt, ...done }, skipDuplicates: true })
    },
    async forget(portalId, key, startedAt) {
      await prisma.portalWrite.deleteMany({ where: { portalId, key, state: 'sending', startedAt } })
    },
  }
}
