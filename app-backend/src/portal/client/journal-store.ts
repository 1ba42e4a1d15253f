import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
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

/** Keeps what was asked of the portal, masked; retention drops it when its days are over. A lost record never stops the work, it is logged. */
export function createJournal(prisma: PrismaClient, log: Logger) {
  return {
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
