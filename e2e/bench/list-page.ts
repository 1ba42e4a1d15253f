import type { Browser, BrowserContext, ConsoleMessage, Frame, Page } from '@playwright/test'
import type { Network } from '../network/start-network.ts'
import { inList } from './frame-acts.ts'

/** What a person does in the list, and what of it was felt. Times in ms. */
export interface ListVisit {
  /** From the start of the frame's navigation to the first row painted. */
  firstRow: number
  /** From the press on a row's box to the picture with the tick. */
  tick: number
  /** From the press on a column's title to the picture of the first row in the new order, the portal's answer included. */
  sort: number
  /** The slowest step of one window's height through rows that are there, from the scroll to its picture. */
  slowestStep: number
  /** Numbers of the first rows before and after sorting, to see that they are the rows that should be there. */
  rows: string[]
}

const sign = 'list-row at '
/** Rows that are fetched before the scrolling is measured. */
export const scrolledRows = 500

/** Runs in every frame: told through the console, for a question asked again and again would take the measured thread's time. */
function tellFirstRow(): void {
  if (!location.pathname.startsWith('/p/request-list')) return
  new MutationObserver((_, observer) => {
    if (!document.querySelector('tbody tr[data-row]')) return
    observer.disconnect()
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      // oxlint-disable-next-line no-console
      port1.addEventListener('message', () => console.info(`list-row at ${performance.now()}`))
      port1.start()
      port2.postMessage(null)
    })
  }).observe(document, { childList: true, subtree: true })
}

/** Opens the list out of the portal's own list of leads, sorts, ticks and scrolls. */
export async function visitList(browser: Browser, network: Network): Promise<ListVisit> {
  const context = await signedIn(browser, network)
  try {
    const page = await context.newPage()
    const { frame, firstRow } = await openList(page, network)
    const newest = await inList<string>(frame, 'first', 0)
    const tick = await inList<number>(frame, 'tick', 3)
    const sort = await inList<number>(frame, 'sort', 0)
    const sorted = await inList<string>(frame, 'first', 0)
    await inList(frame, 'fetch', scrolledRows)
    const steps = await inList<number[]>(frame, 'scroll', 0)
    return {
      firstRow,
      tick,
      sort,
      slowestStep: Math.max(...steps),
      rows: [newest, sorted],
    }
  } finally {
    await context.close()
  }
}

async function signedIn(browser: Browser, { portal }: Network): Promise<BrowserContext> {
  const viewport = { width: 1440, height: 900 }
  const context = await browser.newContext({ viewport, locale: 'ru-RU', timezoneId: 'Europe/Moscow' })
  const [pair = ''] = portal.state.sessions.signIn(1).cookie.split(';')
  const [name = '', value = ''] = pair.split('=')
  await context.addCookies([{ name, value, url: portal.url }])
  await context.addInitScript(tellFirstRow)
  return context
}

async function openList(page: Page, { portal }: Network): Promise<{ frame: Frame; firstRow: number }> {
  await page.goto(`${portal.url}/crm/lead/list/`)
  const told = page.waitForEvent('console', (message: ConsoleMessage) => message.text().startsWith(sign))
  await page.locator('summary', { hasText: 'Приложения' }).click()
  await page.getByRole('button', { name: 'Запросы', exact: true }).click()
  const firstRow = Number((await told).text().slice(sign.length))
  const frame = page.frames().find((one) => new URL(one.url()).pathname.startsWith('/p/request-list'))
  if (!frame) throw new Error('the list has no frame')
  return { frame, firstRow }
}
