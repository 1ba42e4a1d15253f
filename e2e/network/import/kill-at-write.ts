import type { Network } from '../start-network.ts'
import { writing } from './judge.ts'

/** Kills the product in the moment in which the portal has done `count` more calls that write: it never hears the last answer. */
export function killAtWrite(network: Network, count: number): { dead(): boolean } {
  let [seen, dead] = [0, false]
  const unsubscribe = network.portal.state.journal.subscribe(({ method }) => {
    if (writing.test(method)) seen += 1
    if (seen < count || dead) return
    unsubscribe()
    dead = true
    process.kill(network.app.pid, 'SIGKILL')
  })
  return { dead: () => dead }
}
