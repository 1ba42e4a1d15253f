import type { Browser, BrowserContext, ConsoleMessage } from '@playwright/test'
import type { Network } from '../network/start-network.ts'

/** A browser without anything of the pages in its cache, with an administrator signed in to the portal. */
export async function freshContext(browser: Browser, { portal }: Pick<Network, 'portal'>): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
  })
  const [pair = ''] = portal.state.sessions.signIn(1).cookie.split(';')
  const [name = '', value = ''] = pair.split('=')
  await context.addCookies([{ name, value, url: portal.url }])
  await context.addInitScript(tellFirstRow)
  return context
}

const sign = 'first-row at '

/**
 * Runs in every frame. The mark is told through the console: a test runner that asked the frame for it again and again
 * would take time of the very thread that is measured, on both pages alike, and so flatter the slower one.
 */
function tellFirstRow(): void {
  new PerformanceObserver((list, observer) => {
    const [mark] = list.getEntriesByName('first-row')
    if (!mark) return
    observer.disconnect()
    // oxlint-disable-next-line no-console
    console.info(`first-row at ${mark.startTime}`)
  }).observe({ type: 'mark', buffered: true })
}

export interface TabOpening {
  /** From the start of the frame's navigation to the first row, ms. */
  firstRowMs: number
  /** Rows that came with the page. */
  rows: number
  /** Text of the first row, to see that it is the row that should be there. */
  firstRow: string
}

/** Opens a contact's card, then its «Запросы» tab, as a person does. */
export async function openTab(context: BrowserContext, { portal }: Network, contactId: number): Promise<TabOpening> {
  const page = await context.newPage()
  try {
    await page.goto(`${portal.url}/crm/contact/details/${contactId}/`)
    const told = page.waitForEvent('console', (message: ConsoleMessage) => message.text().startsWith(sign))
    await page.getByRole('tab', { name: 'Запросы' }).click()
    const firstRowMs = Number((await told).text().slice(sign.length))
    const app = page.frameLocator('iframe.app-frame')
    const boot = await app.locator('#boot').textContent()
    return {
      firstRowMs,
      rows: (JSON.parse(boot ?? '') as { page: { rows: unknown[] } }).page.rows.length,
      firstRow: (await app.locator('tbody tr[data-row="0"]').textContent()) ?? '',
    }
  } finally {
    await page.close()
  }
}
