import { test as base, expect, type FrameLocator, type Page } from '@playwright/test'
import { ownDatabase } from '../network/own-database.ts'
import { assertHonest } from '../portal/contract/assert-honest.ts'
import type { JourneyOptions } from './journey-options.ts'
import { startNetwork, type Network } from '../network/start-network.ts'

interface WorkerFixtures extends JourneyOptions {
  network: Network
}

interface TestFixtures {
  /** Signs in to the portal as a person. */
  signIn(userId: number): Promise<void>
}

/** A journey through the whole network in a real browser. A console error or a failed page request fails it. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  entityTypeId: [1, { option: true, scope: 'worker' }],
  productEnv: [{}, { option: true, scope: 'worker' }],
  seed: ['small', { option: true, scope: 'worker' }],
  moreScopes: [[], { option: true, scope: 'worker' }],
  network: [
    async ({ entityTypeId, productEnv, seed, moreScopes }, use) => {
      const database = await ownDatabase()
      const network = await startNetwork({ databaseUrl: database.url, entityTypeId, env: productEnv, seed, moreScopes })
      await use(network)
      await network.stop()
      await database.stop()
      assertHonest(network.portal.state)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  page: async ({ page }, use) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
    page.on(
      'console',
      (message) => message.type() === 'error' && faults.push(`console: ${message.text()} ${message.location().url}`),
    )
    await use(page)
    expect(faults).toEqual([])
  },
  signIn: async ({ network, context }, use) => {
    await use(async (userId) => {
      const [pair = ''] = network.portal.state.sessions.signIn(userId).cookie.split(';')
      const [name = '', value = ''] = pair.split('=')
      await context.addCookies([{ name, value, url: network.portal.url }])
    })
  },
})

export { expect }

/** The app inside the card's tab. */
export const appFrame = (page: Page): FrameLocator => page.frameLocator('iframe.app-frame:visible')

/** Opens a client's card on the «Запросы» tab and returns the app in it. */
export async function openRequestsTab(page: Page, network: Network, path: string): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}${path}`)
  await page.getByRole('tab', { name: /^(Запросы|Requests)$/ }).click()
  return appFrame(page)
}
