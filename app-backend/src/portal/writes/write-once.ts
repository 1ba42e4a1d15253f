import type { Clock } from '../../platform/clock/clock.ts'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import type { WriteStore } from './write-store.ts'

/** A person’s write waits up to 10 s for the quota, and the portal works on a request for a minute: a lost write may still land until then. */
const settleMs = 80_000

export interface Once<Result> {
  portalId: string
  /** Names the write for ever, e.g. `letter:17:request`. */
  key: string
  /** Finds what an earlier try wrote; null when the portal holds nothing of it. */
  lookUp(): Promise<Result | null>
  write(): Promise<Result>
}

export type WriteOnce = <Result extends object>(once: Once<Result>) => Promise<Result>

/**
 * Makes a write happen once, whatever breaks and however many ask at the same time: one caller claims its row, at `sending`,
 * before the call. A row found there means that another try is under way or ended without a word (crash, lost answer): the
 * portal is asked what it holds, and the write is repeated only when it holds nothing and no late write can land any more.
 * Until then throws `portal.outcome-unknown` with `seconds`: the caller comes back later.
 */
export function createWriteOnce(store: WriteStore, clock: Clock): WriteOnce {
  const unknown = (startedAt: Date, cause?: unknown) => {
    const leftMs = startedAt.getTime() + settleMs - clock.now().getTime()
    return new AppError('portal.outcome-unknown', {
      params: { seconds: Math.max(1, Math.ceil(leftMs / 1_000)) },
      cause,
    })
  }

  return async ({ portalId, key, lookUp, write }) => {
    const row = await store.read(portalId, key)
    if (row?.state === 'done') return row.result as Awaited<ReturnType<typeof write>>
    if (row) {
      const found = await lookUp()
      if (found) return finish(row.startedAt, found)
      if (clock.now().getTime() < row.startedAt.getTime() + settleMs) throw unknown(row.startedAt)
    }
    const startedAt = clock.now()
    if (!(await store.claim(portalId, key, row?.startedAt ?? null, startedAt))) throw unknown(startedAt)
    try {
      return await finish(startedAt, await write())
    } catch (error) {
      if (isAppError(error, 'portal.outcome-unknown')) throw unknown(startedAt, error)
      // A refusal says that nothing was written; after silence the row stays, to be looked up.
      if (isAppError(error)) await store.forget(portalId, key, startedAt)
      throw error
    }

    async function finish<Result extends object>(claimedAt: Date, result: Result): Promise<Result> {
      await store.finish(portalId, key, claimedAt, result, clock.now())
      return result
    }
  }
}
