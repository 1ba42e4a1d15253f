import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../platform/errors/app-error.ts'
import { faultError } from './fault-error.ts'
import type { Command, MethodAnswer, PortalClient } from './portal-client.ts'

/** Commands of one request at most. Bitrix24 docs: settings/how-to-call-rest-api/batch */
const batchSize = 50
/** How long the first read waits for company. */
const windowMs = 5

interface Waiting {
  command: Command
  answer: PromiseWithResolvers<MethodAnswer>
}

/** Reads with the portal's own token that ride together. */
export interface GatheredReads {
  /** As PortalClient.call of a read. Throws AppError `portal.*`. */
  read(portalId: string, command: Command): Promise<MethodAnswer>
}

/**
 * Independent background reads of one portal that come within a few milliseconds are one request: they would cost the quota a
 * place each. One that fails fails alone; a refusal of the whole request is everyone's.
 */
export function createGatheredReads(portal: PortalClient): GatheredReads {
  const waiting = new Map<string, Waiting[]>()

  async function send(portalId: string, reads: Waiting[]) {
    const actor = { kind: 'portal', portalId } as const
    const [only] = reads
    if (only && reads.length === 1) {
      only.answer.resolve(portal.call(actor, only.command.method, only.command.params ?? {}, { kind: 'read' }))
      return
    }
    try {
      const commands = Object.fromEntries(reads.map(({ command }, at) => [`r${at}`, command]))
      const items = await portal.batch(actor, commands, { kind: 'read' })
      for (const [at, { answer }] of reads.entries()) {
        const item = items[`r${at}`]
        if (item?.ok) answer.resolve(item)
        else answer.reject(item ? faultError(item.fault, { kind: 'read' }) : new AppError('portal.unavailable'))
      }
    } catch (error) {
      for (const { answer } of reads) answer.reject(error)
    }
  }

  async function flush(portalId: string) {
    await pause(windowMs)
    const reads = waiting.get(portalId) ?? []
    waiting.delete(portalId)
    for (let at = 0; at < reads.length; at += batchSize) void send(portalId, reads.slice(at, at + batchSize))
  }

  return {
    read(portalId, command) {
      const answer = Promise.withResolvers<MethodAnswer>()
      const company = waiting.get(portalId)
      if (company) company.push({ command, answer })
      else {
        waiting.set(portalId, [{ command, answer }])
        void flush(portalId)
      }
      return answer.promise
    },
  }
}
