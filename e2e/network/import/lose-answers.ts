import type { Network } from '../start-network.ts'
import { writing } from './judge.ts'

export interface LostAnswers {
  /** Answers of requests that wrote something and never reached the product. */
  lost(): number
}

/**
 * Loses `count` answers after the write: of whole requests, and of a call in the middle of one, so that the calls behind it are never
 * made. `share` of the calls that write meet it, and as many of the requests.
 */
export function loseAnswers(
  network: Network,
  { count, share, random }: { count: number; share: number; random: () => number },
): LostAnswers {
  const { faults, journal } = network.portal.state
  const { take } = faults
  const wrote = new Set<number>()
  const cut = new Set<number>()
  journal.subscribe(({ method, httpId, error }) => {
    if (writing.test(method)) wrote.add(httpId)
    if (error === 'CONNECTION_CUT' && wrote.has(httpId)) cut.add(httpId)
  })
  faults.take = (method) => {
    const fault = take(method)
    const writes = method.toLowerCase() === 'batch' || writing.test(method)
    const meets = fault === undefined && writes && cut.size < count && random() < share
    return meets ? { match: {}, kind: 'lost-answer' } : fault
  }
  return { lost: () => cut.size }
}
