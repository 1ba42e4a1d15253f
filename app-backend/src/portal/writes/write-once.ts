import type { Clock } from '../../platform/clock/clock.ts'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import { inLedger } from './in-ledger.ts'
import { settledAt } from './rules/settle.ts'
import type { NamedWrite, WriteStore } from './write-store.ts'

export interface Once<Result extends object> extends NamedWrite {
  /** Finds what an earlier try wrote; null when the portal holds nothing of it. */
  lookUp(): Promise<Result | null>
  write(): Promise<Result>
  /** Ids of the records that the call made, by key of the entry. */
  made(result: Result): Readonly<Record<string, number>>
}

export type WriteOnce = <Result extends object>(once: Once<Result>) => Promise<Result>

/**
 * Makes a write happen once while somebody waits for it, whatever breaks and however many ask at the same time: one caller claims
 * its row in the ledger, at `sending`, before the call. A row found there means that another try is under way or ended without a
 * word (crash, lost answer): the portal is asked what it holds, and the write is repeated only when it holds nothing and no late
 * write can land any more. Until then throws `portal.outcome-unknown` with `seconds`: the caller comes back later.
 */
export function createWriteOnce(store: WriteStore, clock: Clock): WriteOnce {
  const unknown = (startedAt: Date, cause?: unknown) => {
    const leftMs = settledAt(startedAt).getTime() - clock.now().getTime()
    return new AppError('portal.outcome-unknown', {
      params: { seconds: Math.max(1, Math.ceil(leftMs / 1_000)) },
      cause,
    })
  }

  return async (once) => {
    const { run, entries, lookUp, write, made } = once
    const row = await store.read(run.portalId, entries[0].key)
    if (row?.state === 'done') return row.result as Awaited<ReturnType<typeof write>>
    if (row?.state === 'sending') {
      const found = await lookUp()
      if (found) return finish(row.startedAt, found)
      if (clock.now() < settledAt(row.startedAt)) throw unknown(row.startedAt)
    }
    const startedAt = clock.now()
    if (!(await store.claim(once, row, startedAt))) throw unknown(startedAt)
    try {
      return await finish(startedAt, await inLedger(write))
    } catch (error) {
      if (isAppError(error, 'portal.outcome-unknown')) throw unknown(startedAt, error)
      // A refusal says that nothing was written; after silence the row stays, to be looked up.
      if (isAppError(error)) await store.refuse(once, startedAt, error.message)
      throw error
    }

    async function finish(claimedAt: Date, result: Awaited<ReturnType<typeof write>>) {
      await store.finish(once, claimedAt, result, made(result), clock.now())
      return result
    }
  }
}
