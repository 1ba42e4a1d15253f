import type { Browser, BrowserContext, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { aBrowser } from '../frame/browser.ts'
import { aFrameWorld, type FrameWorld } from '../frame/testing.ts'
import { leadStages } from './testing.ts'

/** A portal with a browser on it, made anew for every test of the file that calls {@link pageWorld}. */
export interface PageWorld {
  readonly world: FrameWorld
  readonly page: Page
  /** Errors of the page and of its console; a test that brings one about on purpose empties the list. */
  readonly faults: string[]
  /** Signs in and opens the path. */
  open(path: string, userId?: number): Promise<void>
}

/** Registers the hooks; a test after which the console holds an error fails. */
export function pageWorld(): PageWorld {
  let browser: Browser
  let world: FrameWorld
  let context: BrowserContext
  let page: Page
  const faults: string[] = []
  beforeAll(async () => {
    browser = await aBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    world = await aFrameWorld()
    leadStages(world.state)
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ru' })
    page = await context.newPage()
    faults.length = 0
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`)
    })
  })
  afterEach(async () => {
    await context.close()
    await world.stop()
    if (faults.length > 0) throw new Error(`the browser's console: ${faults.join('; ')}`)
  })
  return {
    get world() {
      return world
    },
    get page() {
      return page
    },
    faults,
    async open(path, userId = 1) {
      const { id } = world.state.sessions.signIn(userId)
      await context.addCookies([{ name: 'PORTAL_SESSION', value: id, url: world.portalUrl }])
      await page.goto(world.portalUrl + path)
      await page.locator('html[data-ready]').waitFor()
    },
  }
}
