import { ownDatabase } from '../network/own-database.ts'
import { startNetwork, type Network } from '../network/start-network.ts'
import { aBrowser } from '../portal/frame/browser.ts'
import { addRequests } from './add-requests.ts'
import { buildBareGrid } from './build-bare-grid.ts'
import { scrolledRows, visitList, type ListVisit } from './list-page.ts'
import { summaryOf, type Summary } from './summary.ts'

export type ListAct = Exclude<keyof ListVisit, 'rows'>
const acts: readonly ListAct[] = ['firstRow', 'tick', 'sort', 'slowestStep']

export interface ListPageRun {
  rounds: number
  /** 'large' holds 300 000 requests; to the small one as many are added as are scrolled through. */
  seed: 'small' | 'large'
}

export interface ListPageFigures {
  browser: string
  acts: { act: ListAct; product: Summary; floor: Summary; /** Of the medians. */ ratio: number }[]
}

/**
 * The list's page beside one with the grid library alone, in turns: the same product with as many requests behind both, the same
 * calls, the same rows. A round that shows other rows than the first one throws.
 */
export async function measureListPage({ rounds, seed }: ListPageRun): Promise<ListPageFigures> {
  await using ends = new AsyncDisposableStack()
  const product = await startSide(ends, seed, {})
  const floor = await startSide(ends, seed, { FRONTEND_DIR: await buildBareGrid() })
  const browser = ends.adopt(await aBrowser(), (one) => one.close())
  const sides = [product, floor].map((network) => ({ network, visits: [] as ListVisit[] }))
  // The first visit of all warms up the servers, not the pages.
  let rows = ''
  for (const { network } of sides) rows = (await visit(network)).rows.join()
  for (let round = 0; round < rounds; round += 1) {
    for (const { network, visits } of round % 2 === 0 ? sides : sides.toReversed()) {
      const seen = await visit(network)
      if (seen.rows.join() !== rows)
        throw new Error(`the list shows other rows: ${seen.rows.join()} instead of ${rows}`)
      visits.push(seen)
    }
  }
  const of = (side: number, act: ListAct): Summary => summaryOf((sides[side]?.visits ?? []).map((seen) => seen[act]))
  return {
    browser: browser.version(),
    acts: acts.map((act) => {
      const [ours, bare] = [of(0, act), of(1, act)]
      return { act, product: ours, floor: bare, ratio: ours.median / bare.median }
    }),
  }

  function visit(network: Network): Promise<ListVisit> {
    // The portal's bucket fills by the minute, not by the hour in which a person looks at so many pages.
    network.portal.state.limits.bucket.reset()
    return visitList(browser, network)
  }
}

async function startSide(
  ends: AsyncDisposableStack,
  seed: ListPageRun['seed'],
  env: Record<string, string>,
): Promise<Network> {
  const database = ends.adopt(await ownDatabase(), (one) => one.stop())
  const options = { databaseUrl: database.url, logLevel: 'warn', seed, env }
  const network = ends.adopt(await startNetwork(options), (one) => one.stop())
  if (seed === 'small') await addRequests(network.portal.state, 1, 2 * scrolledRows)
  return network
}
