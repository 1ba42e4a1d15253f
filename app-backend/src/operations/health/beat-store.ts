import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { startWorker, type Worker } from '../../platform/jobs/worker.ts'
import type { Logger } from '../../platform/log/logger.ts'

export type Role = 'all' | 'web' | 'worker'

/** What a beat tells of its process. */
export const beatState = z.object({ memoryBytes: z.number().int().catch(0), lagMs: z.number().catch(0) })

export interface BeatDeps {
  prisma: PrismaClient
  clock: Clock
  log: Logger
  role: Role
  version: string
}

const everyMs = 20_000
/** Rows of processes that are long gone. */
const keptMs = 24 * 3_600_000

/** Tells the database every 20 seconds that this process lives; its row goes when it stops in order. */
export function startBeat({ prisma, clock, log, role, version }: BeatDeps): Worker {
  const id = randomUUID()
  const startedAt = clock.now()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()

  async function beat(): Promise<Date> {
    const seenAt = clock.now()
    const state = { memoryBytes: process.memoryUsage.rss(), lagMs: Math.round(delay.max / 1e6) }
    delay.reset()
    await acrossPortals(async () => {
      const create = { id, host: hostname(), role, version, startedAt, seenAt, state }
      await prisma.processBeat.upsert({ where: { id }, create, update: { seenAt, state } })
      await prisma.processBeat.deleteMany({ where: { seenAt: { lt: new Date(seenAt.getTime() - keptMs) } } })
    })
    return new Date(seenAt.getTime() + everyMs)
  }

  const worker = startWorker({ name: 'beat', clock, log, drain: beat, sweepMs: everyMs })
  return {
    wake: worker.wake,
    async stop() {
      await worker.stop()
      delay.disable()
      await acrossPortals(() => prisma.processBeat.deleteMany({ where: { id } })).catch((error: unknown) =>
        log.warn({ err: error }, 'the row of this process stays'),
      )
    },
  }
}
