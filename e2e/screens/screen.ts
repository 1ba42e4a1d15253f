import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type FrameLocator, type Page } from '@playwright/test'
import { appFrame } from '../journeys/journey.ts'
import type { Network } from '../network/start-network.ts'

export type Lang = 'ru' | 'en'

/** What a picture is made of. */
export interface World {
  network: Network
  /** Number of a contact without requests. */
  freshContact: number
  /** Number of the request that the sample letters opened. */
  request: number
}

export interface Screen {
  name: string
  /** Who looks; null: nobody signed in. The administrator when left out. */
  viewer?: number | null
  /** Brings the page to the state of the picture; resolves when all of it is there. */
  open: (page: Page, world: World) => Promise<unknown>
}

/** Pictures of the docs are those of a usual window; the wide ones serve the eye that checks them. */
const docs = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const wide = join(tmpdir(), 'pictures')

/** Opens a card on its «Запросы» tab; resolves with the app in it once its first screen is there. */
export async function openTab(page: Page, { network }: World, path: string): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}${path}`)
  await page.getByRole('tab', { name: /^(Запросы|Requests)$/ }).click()
  const app = appFrame(page)
  await app.getByRole('row').nth(1).or(app.getByRole('status').getByRole('heading')).first().waitFor()
  return app
}

/** Opens the app's own page. */
export async function openMain(page: Page, { network }: Pick<World, 'network'>): Promise<FrameLocator> {
  await page.goto(`${network.portal.url}/marketplace/app/${network.portal.state.apps.get(network.clientId)?.id ?? 0}/`)
  return appFrame(page)
}

/** Opens a section of the app's own page. */
export async function openSection(page: Page, world: Pick<World, 'network'>, title: RegExp): Promise<FrameLocator> {
  const app = await openMain(page, world)
  await app.getByRole('tab', { name: title }).first().click()
  return app
}

/** Everybody sees the portal in this language from now on. */
export function speak(network: Network, lang: Lang): void {
  for (const user of network.portal.state.users.values()) user.lang = lang
}

/** Takes the picture. A tab whose foot lies below the window, and a page that scrolls sideways, are faults. */
export async function shoot(page: Page, name: string, lang: Lang): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const tab = await page
    .locator('[role=tabpanel] iframe.app-frame:visible')
    .first()
    .boundingBox({ timeout: 1 })
    .catch(() => null)
  if (tab) expect(tab.y + tab.height, `the foot of ${name}`).toBeLessThanOrEqual(height)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0)
  const path = width > 1280 ? join(wide, `${name}-${lang}-${width}.png`) : join(docs, `${name}-${lang}.png`)
  await page.screenshot({ path, animations: 'disabled' })
}
