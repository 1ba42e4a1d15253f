import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { JobHandler, Jobs } from '../../platform/jobs/create-jobs.ts'
import { refusedSince } from './refused-store.ts'

export const refusedQueue = 'letters.refused'

/** One notice for letters that are refused together. */
const gatherMs = 15 * 60_000
/** The refusal was noted a moment before its job. */
const commitMs = 60_000
/** Letters that the notice names; the journal has all. */
const named = 5
const payload = z.object({ since: z.iso.datetime() })

/** A letter was too large to be taken in: administrators hear of it soon, once for all that are refused meanwhile. */
export const letterRefused = (
  clock: Clock,
  addJob: Jobs['add'],
  portalId: string,
  tx?: Parameters<Jobs['add']>[1],
): Promise<void> => {
  const now = clock.now()
  const job = { portalId, queue: refusedQueue, once: 'refused', unlessThere: true }
  const since = new Date(now.getTime() - commitMs)
  const dueAt = new Date(now.getTime() + gatherMs)
  return addJob({ ...job, payload: { since: since.toISOString() }, dueAt }, tx)
}

export interface TellRefusedDeps {
  db: Database
  clock: Clock
  notify(notice: {
    portalId: string
    kind: 'letters.refused'
    params: { count: number; letters: string }
    once: string
  }): Promise<void>
}

/** Tells who sent letters that were too large, and how large, MB. Comes again when one was refused meanwhile. */
export const tellOfRefused =
  ({ db, clock, notify }: TellRefusedDeps): JobHandler =>
  async ({ portalId, payload: given }) => {
    if (portalId === null) return
    const since = new Date(payload.parse(given).since)
    const refused = await refusedSince(db.prisma, portalId, since)
    if (refused.length === 0) return
    const count = refused.length
    const letters = refused.slice(0, named).map(({ from, sizeMb }) => `${from} — ${sizeMb}`)
    const list = [...letters, ...(count > named ? ['…'] : [])].join('; ')
    await notify({ portalId, kind: 'letters.refused', params: { count, letters: list }, once: 'letters.refused' })
    const more = (await refusedSince(db.prisma, portalId, since)).length > count
    return more ? { again: new Date(clock.now().getTime() + gatherMs) } : undefined
  }
