import type { Journal } from '../../portal/journal.ts'
import { advance } from '../testing.ts'
import type { Network } from '../start-network.ts'
import { writing } from './judge.ts'

/** Resolves when the portal has taken up `count` more calls that write. */
export async function nextWrites(journal: Journal, count: number): Promise<void> {
  const reached = Promise.withResolvers<void>()
  let seen = 0
  const unsubscribe = journal.subscribe(({ method }) => {
    if (writing.test(method)) seen += 1
    if (seen >= count) reached.resolve()
  })
  await reached.promise
  unsubscribe()
}

/** Moves the clock until something has happened: leases and limits wait on it. */
export async function tick(network: Network, over: Promise<unknown>, stepMs = 5_000): Promise<void> {
  const ended = over.then(() => true)
  const later = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 150))
  while (!(await Promise.race([ended, later()]))) await advance(network, stepMs)
}
