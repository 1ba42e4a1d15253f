import type { Clock } from '../../platform/clock/clock.ts'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import type { WriteStore } from './write-store.ts'

/** The portal works on a request for at most a minute: a lost write may still land until then. */
const settleMs = 60_000

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
 * Makes a write happen once, whatever breaks: its row stands at `sending` before the call. A row found there means that an
 * earlier try ended without a word (crash, lost answer): the portal is asked what it holds, and the write is repeated only when
 * it holds nothing and no late write can land any more. Until then throws `portal.outcome-unknown`: the caller comes back later.
 */
export function createWriteOnce(store: WriteStore, clock: Clock): WriteOnce {
  return async ({ portalId, key, lookUp, write }) => {
    const row = await store.read(portalId, key)
    if (row?.state === 'done') return row.result as Awaited<ReturnType<typeof write>>
    if (row) {
      const found = await lookUp()
      if (found) return finish(found)
      const settled = row.startedAt.getTime() + settleMs
      if (clock.now().getTime() < settled) {
        throw new AppError('portal.outcome-unknown', {
          params: { seconds: Math.ceil((settled - clock.now().getTime()) / 1_000) },
        })
      }
    }
    await store.start(portalId, key, clock.now())
    try {
      return await finish(await write())
    } catch (error) {
      // A refusal says that nothing was written; after silence the row stays, to be looked up.
      if (isAppError(error) && error.code !== 'portal.outcome-unknown') await store.forget(portalId, key)
      throw error
    }

    async function finish<Result extends object>(result: Result): Promise<Result> {
      await store.finish(portalId, key, result, clock.now())
      return result
    }
  }
}
