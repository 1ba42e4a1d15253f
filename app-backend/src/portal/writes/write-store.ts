import type { PrismaClient } from '@poryadok/prisma'
import { endWrites } from './end-writes.ts'
import { runIdOf, type Run, type WriteFacts, type WriteTrail } from './ledger.ts'
import { addEntries, beginRun, endRuns, rowOf, withRun } from './ledger-store.ts'

export interface WriteRow {
  /** failed: the portal refused it in words, so nothing was written. */
  state: 'sending' | 'done' | 'failed'
  result: unknown
  startedAt: Date
}

/** A call that writes: the first entry names it, the others are written by the same call. */
export interface NamedWrite {
  run: Run & { name: string }
  entries: readonly [WriteFacts, ...WriteFacts[]]
}

export interface WriteStore {
  read(portalId: string, key: string): Promise<WriteRow | null>
  /**
   * Takes the write for one caller among all processes: as a first one (`seen` is null), or from the claim that was seen to be
   * refused or left without an end. False when another caller was quicker.
   */
  claim(write: NamedWrite, seen: WriteRow | null, now: Date): Promise<boolean>
  /** Keeps the result of the claim of `startedAt`; a newer claim is left alone. `made`: ids of new records, by key of the entry. */
  finish(
    write: NamedWrite,
    startedAt: Date,
    result: object,
    made: Readonly<Record<string, number>>,
    now: Date,
  ): Promise<void>
  /** The portal refused the claim of `startedAt` in words. */
  refuse(write: NamedWrite, startedAt: Date, error: string): Promise<void>
}

/** Writes to portals that must happen once, as rows of the ledger that are committed before the call goes out. */
export function createWriteStore(prisma: PrismaClient, trail: WriteTrail): WriteStore {
  const place = ({ run, entries }: NamedWrite) => ({
    portalId: run.portalId,
    runId: runIdOf(run.portalId, run.name),
    keys: entries.map(({ key }) => key),
  })

  async function first({ run, entries }: NamedWrite, now: Date) {
    return prisma.$transaction(
      async (tx) => {
        const runId = await beginRun(tx, run, now)
        const [main, ...others] = entries.map((one) => ({ ...one, state: 'sending' as const, sentAt: now }))
        const taken = main ? await addEntries(tx, { portalId: run.portalId, runId, now }, [main]) : 0
        if (taken === 1) await addEntries(tx, { portalId: run.portalId, runId, now }, others)
        return taken === 1
      },
      { maxWait: 10_000 },
    )
  }

  async function again(write: NamedWrite, seen: WriteRow, now: Date) {
    const { portalId, runId, keys } = place(write)
    return prisma.$transaction(
      async (tx) => {
        const where = { portalId, key: keys[0] ?? '', state: seen.state, sentAt: seen.startedAt }
        const { count } = await tx.ledgerEntry.updateMany({
          where,
          data: { state: 'sending', sentAt: now, error: null },
        })
        if (count === 0) return false
        const others = { portalId, runId, key: { in: keys.slice(1) }, state: { in: ['sending', 'failed'] } }
        await tx.ledgerEntry.updateMany({ where: others, data: { state: 'sending', sentAt: now, error: null } })
        const rest = write.entries.slice(1).map((one) => ({ ...one, state: 'sending' as const, sentAt: now }))
        await addEntries(tx, { portalId, runId, now }, rest)
        // What the earlier try wrote beside and this one doesn't: nobody knows whether it is there.
        await tx.ledgerEntry.updateMany({
          where: { portalId, runId, key: { notIn: keys }, state: 'sending', sentAt: seen.startedAt },
          data: { state: 'unknown' },
        })
        return true
      },
      { maxWait: 10_000 },
    )
  }

  return {
    async read(portalId, key) {
      const row = await prisma.ledgerEntry.findFirst({
        where: { portalId, key },
        select: { state: true, result: true, sentAt: true },
      })
      if (!row?.sentAt) return null
      const state = row.state === 'undone' ? 'done' : row.state === 'unknown' ? 'sending' : row.state
      return { state: state as WriteRow['state'], result: row.result, startedAt: row.sentAt }
    },

    claim: (write, seen, now) => (seen ? again(write, seen, now) : first(write, now)),

    async finish(write, startedAt, result, made, now) {
      const { portalId, keys } = place(write)
      const mine = { OR: [{ sentAt: startedAt }, { state: 'failed' }], state: { in: ['sending', 'failed', 'unknown'] } }
      const found = await prisma.ledgerEntry.findMany({
        where: { portalId, key: { in: keys }, ...mine },
        include: withRun,
      })
      await prisma.ledgerEntry.updateMany({
        where: { id: { in: found.map(({ id }) => id) }, portalId, state: 'failed' },
        data: { state: 'sending' },
      })
      const ended = found.map(rowOf).map((row) => ({
        row,
        end: {
          kind: 'done' as const,
          ...(made[row.key] === undefined ? {} : { entityId: made[row.key] ?? 0 }),
          ...(row.key === keys[0] ? { result } : {}),
        },
      }))
      await endWrites({ prisma, trail }, portalId, ended, now)
    },

    async refuse(write, startedAt, error) {
      const { portalId, runId, keys } = place(write)
      await prisma.ledgerEntry.updateMany({
        where: { portalId, key: { in: keys }, state: 'sending', sentAt: startedAt },
        data: { state: 'failed', error: error.slice(0, 500) },
      })
      await endRuns(prisma, portalId, [runId], startedAt)
    },
  }
}
