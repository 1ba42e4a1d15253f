import type { PrismaClient } from '@poryadok/prisma'

export interface WritingPerson {
  userId: number
  name: string
  until: Date
}

export interface PresenceStore {
  /** Says that a person writes until then. */
  hold(portalId: string, requestId: number, writing: WritingPerson): Promise<void>
  /** True when the person was writing. */
  leave(portalId: string, requestId: number, userId: number): Promise<boolean>
  /** Who writes now. */
  of(portalId: string, requestId: number, now: Date): Promise<WritingPerson[]>
}

export function createPresenceStore(prisma: PrismaClient): PresenceStore {
  return {
    async hold(portalId, requestId, { userId, name, until }) {
      const key = { portalId, requestId, userId }
      await prisma.replyPresence.upsert({
        where: { portalId_requestId_userId: key },
        create: { ...key, name, until },
        update: { name, until },
      })
    },
    async leave(portalId, requestId, userId) {
      return (await prisma.replyPresence.deleteMany({ where: { portalId, requestId, userId } })).count > 0
    },
    of: (portalId, requestId, now) =>
      prisma.replyPresence.findMany({
        where: { portalId, requestId, until: { gt: now } },
        orderBy: { userId: 'asc' },
        select: { userId: true, name: true, until: true },
      }),
  }
}
