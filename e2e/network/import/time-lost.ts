import type { Network } from '../start-network.ts'
import type { Watched } from './import-watch.ts'
import { created } from './judge.ts'

export interface TimeLost {
  /** The product was killed just now, by the portal's clock. */
  killed(): void
  /** Something else stops the writing too: what it costs is no kill's. */
  stopped(): void
  /** Time in which the portal's own limit holds the writing is no kill's. */
  saw(seen: Watched): void
  /** Seconds of the portal's clock from each kill to the first record that the portal has made after it. */
  seconds(): number[]
}

/** How long a kill holds up an import: the portal's journal is asked, not the product. */
export function timeLost({ portal }: Network): TimeLost {
  const { journal, clock } = portal.state
  const lost: number[] = []
  let killedAt: number | null = null
  journal.subscribe((record) => {
    if (killedAt === null || created(record) === 0) return
    lost.push((clock.now() - killedAt) / 1_000)
    killedAt = null
  })
  return {
    killed: () => {
      killedAt = clock.now()
    },
    stopped: () => {
      killedAt = null
    },
    saw({ because, waitingUntil }) {
      if (because === 'import.methods-spent' && (waitingUntil?.getTime() ?? 0) > clock.now()) killedAt = null
    },
    seconds: () => lost,
  }
}
