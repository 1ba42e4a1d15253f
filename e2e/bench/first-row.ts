import type { Browser } from '@playwright/test'
import { ownDatabase } from '../network/own-database.ts'
import { startNetwork, type Network } from '../network/start-network.ts'
import { aBrowser } from '../portal/frame/browser.ts'
import { addRequests } from './add-requests.ts'
import { buildBareGrid } from './build-bare-grid.ts'
import { freshContext, openTab, type TabOpening } from './open-tab.ts'
import { summaryOf, type Summary } from './summary.ts'

export interface Beside {
  product: Summary
  floor: Summary
  /** Median of the product by median of the floor. */
  ratio: number
}

export interface FirstRow {
  rounds: number
  /** Rows that came with either page. */
  rows: number
  browser: string
  /** Nothing in the browser's cache; ms. */
  cold: Beside
  /** The tab was opened once before in the same browser context; ms. */
  warm: Beside
}

/** A contact of the seed that has a mail address and a company. */
const contactId = 1
/** More than a page of the list holds. */
const requests = 60
const pageRows = 50

/**
 * Time to the first row of the «Запросы» tab beside the page with the grid library alone: the same product behind both,
 * the same rows, handshake and mark, in turns. A round that shows other rows than it should throws.
 */
export async function measureFirstRow({ rounds }: { rounds: number }): Promise<FirstRow> {
  await using ends = new AsyncDisposableStack()
  const product = await startSide(ends, {})
  const floor = await startSide(ends, { FRONTEND_DIR: await buildBareGrid() })
  const browser = ends.adopt(await aBrowser(), (one) => one.close())
  // The first opening of all warms up the servers, not the pages.
  for (const side of [product, floor]) await openTwice(browser, side)
  const sides = [product, floor].map((side) => ({ side, cold: [] as number[], warm: [] as number[] }))
  for (let round = 0; round < rounds; round += 1) {
    for (const { side, cold, warm } of round % 2 === 0 ? sides : sides.toReversed()) {
      const [first, second] = await openTwice(browser, side)
      cold.push(first)
      warm.push(second)
    }
  }
  const [ours, bare] = sides
  if (!ours || !bare) throw new Error('two sides are measured')
  return {
    rounds,
    rows: pageRows,
    browser: browser.version(),
    cold: beside(ours.cold, bare.cold),
    warm: beside(ours.warm, bare.warm),
  }
}

interface Side {
  network: Network
  newest: string
}

async function startSide(ends: AsyncDisposableStack, env: Record<string, string>): Promise<Side> {
  const database = ends.adopt(await ownDatabase(), (one) => one.stop())
  const options = { databaseUrl: database.url, logLevel: 'warn', env }
  const network = ends.adopt(await startNetwork(options), (one) => one.stop())
  return { network, newest: await addRequests(network.portal.state, contactId, requests) }
}

/** Cold and warm, ms. */
async function openTwice(browser: Browser, { network, newest }: Side): Promise<[number, number]> {
  const context = await freshContext(browser, network)
  try {
    // The portal's bucket fills by the minute, not by the hour in which a person opens so many cards.
    network.portal.state.limits.bucket.reset()
    const cold = checked(await openTab(context, network, contactId), newest)
    const warm = checked(await openTab(context, network, contactId), newest)
    return [cold, warm]
  } finally {
    await context.close()
  }
}

function checked({ firstRowMs, rows, firstRow }: TabOpening, newest: string): number {
  if (rows !== pageRows || !firstRow.includes(newest))
    throw new Error(`the tab shows other rows: ${rows} of them, first «${firstRow}»`)
  return firstRowMs
}

function beside(product: number[], floor: number[]): Beside {
  const [ours, bare] = [summaryOf(product), summaryOf(floor)]
  return { product: ours, floor: bare, ratio: ours.median / bare.median }
}
