import { AxeBuilder } from '@axe-core/playwright'
import type { FrameLocator, Locator, Page } from '@playwright/test'
import type { Network } from '../network/start-network.ts'
import { appFrame, expect } from './journey.ts'

/** Opens a section of the app's own page. */
export async function openSection(page: Page, network: Network, title: RegExp): Promise<FrameLocator> {
  const { state, url } = network.portal
  await page.goto(`${url}/marketplace/app/${state.apps.get(network.clientId)?.id}/`)
  const app = appFrame(page)
  await app.getByRole('tab', { name: title }).click()
  return app
}

/** Goes from one section of the open app to another, without loading its page again. */
export async function goToSection(app: FrameLocator, title: RegExp): Promise<void> {
  await app.getByRole('tab', { name: title }).click()
}

/** Goes to a kind of rules in the lab of the open app. */
export async function goToKind(app: FrameLocator, title: RegExp): Promise<void> {
  await goToSection(app, /^(Правила|Rules)$/)
  await goToSection(app, title)
  await expect(app.getByRole('group', { name: /^(Лаборатория правил|Rule lab)/ })).toBeVisible()
}

/** What was just said to screen readers stays in the page for some seconds, named by things that may be gone by then. */
const announcements = ['iframe.app-frame', '[data-live-announcer]']

export async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('iframe.app-frame').exclude(announcements).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** By the keyboard alone, as a person without a mouse does. */
export async function press(page: Page, control: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  // A button may wait for what the screen still loads.
  await expect(control).toBeEnabled()
  await control.focus()
  await page.keyboard.press(key)
}
