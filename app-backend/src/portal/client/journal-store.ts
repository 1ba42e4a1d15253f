import { acrossPortals, inPortal, type PrismaClient } from '@poryadok/prisma'
import { maskParams } from '../rules/mask-params.ts'
import type { Logger } from '../../platform/log/logger.ts'
import type { Actor } from '../tenant.ts'

export interface JournalEntry {
  actor: Actor
  method: string
  inner: string[]
  params: unknown
  status: number | null
  errorCode: string | null
  at: Date
  durationMs: number
}

/** How long a record is kept: the vendor asks for three days at least. Bitrix24 docs: market/preparing-to-publish/common-requirements */
const keptMs = 72 * 3_600_000

/** Keeps what was asked of the portal, masked. A lost record never stops the work, it is logged. */
export function createJournal(prisma: PrismaClient, log: Logger) {
  return {
    /** Drops what is older than three days; returns when to look again. */
    async prune(now: Date): Promise<Date> {
      const old = { at: { lt: new Date(now.getTime() - keptMs) } }
      await acrossPortals(() => prisma.restCall.deleteMany({ where: old }))
      return new Date(now.getTime() + 3_600_000)
    },
    record({ actor, params, ...entry }: JournalEntry) {
      const data = {
        ...entry,
        portalId: actor.portalId,
        actor: actor.kind === 'portal' ? 'portal' : `user:${actor.userId}`,
        params: maskParams(params) as object,
      }
      inPortal(actor.portalId, () => prisma.restCall.create({ data })).catch((error: unknown) =>
        log.warn({ err: error, method: entry.method }, 'journal record lost'),
      )
    },
  }
}

export type Journal = ReturnType<typeof createJournal>
