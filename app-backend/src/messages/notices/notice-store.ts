import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import type { Reason } from '../../kernel/reason.ts'
import type { TextParams } from '../../platform/texts/fill-text.ts'
import type { NoticeKind } from '../texts.ts'

export interface NewNotice {
  portalId: string
  userId: number
  kind: NoticeKind
  params: TextParams
  /** Path in the portal that it leads to. */
  path?: string
  /** Notices of one person and mark replace each other, while they wait and under the bell. */
  once?: string
}

export interface StoredNotice {
  id: number
  userId: number
  kind: string
  params: TextParams
  path: string | null
  once: string | null
  createdAt: Date
}

/** A transaction in which a notice is kept and its job added. */
export type Writer = Pick<PrismaClient, 'notice' | 'job' | '$executeRaw' | '$queryRaw'>
const together = 500

export interface NoticeStore {
  /** Notices are kept from anywhere, also from work that runs across portals. */
  within<T>(portalId: string, work: () => Promise<T>): Promise<T>
  add(notice: NewNotice, at: { createdAt: Date; sendAt: Date; state: 'waiting' | 'muted' }, tx?: Writer): Promise<void>
  due(portalId: string, now: Date): Promise<StoredNotice[]>
  nextDue(portalId: string): Promise<Date | null>
  sent(portalId: string, ids: number[], now: Date): Promise<void>
  notSent(portalId: string, ids: number[], state: 'passed-on' | 'failed', because: Reason): Promise<void>
}

export function createNoticeStore(prisma: PrismaClient): NoticeStore {
  return {
    within: inPortal,
    async add({ portalId, userId, kind, params, path, once }, { createdAt, sendAt, state }, tx = prisma) {
      if (once !== undefined)
        await tx.notice.updateMany({ where: { portalId, userId, once, state: 'waiting' }, data: { state: 'replaced' } })
      const row = { portalId, userId, kind, params, path: path ?? null, once: once ?? null }
      await tx.notice.create({ data: { ...row, createdAt, sendAt, state } })
    },
    async due(portalId, now) {
      const where = { portalId, state: 'waiting', sendAt: { lte: now } }
      const rows = await prisma.notice.findMany({ where, orderBy: { id: 'asc' }, take: together })
      return rows.map((row) => ({ ...row, params: row.params as TextParams }))
    },
    async nextDue(portalId) {
      const where = { portalId, state: 'waiting' }
      return (await prisma.notice.findFirst({ where, orderBy: { sendAt: 'asc' } }))?.sendAt ?? null
    },
    async sent(portalId, ids, now) {
      const where = { portalId, id: { in: ids }, state: 'waiting' }
      await prisma.notice.updateMany({ where, data: { state: 'sent', sentAt: now } })
    },
    async notSent(portalId, ids, state, because) {
      const where = { portalId, id: { in: ids }, state: 'waiting' }
      await prisma.notice.updateMany({ where, data: { state, because: { ...because } } })
    },
  }
}
