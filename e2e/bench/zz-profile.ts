import { writeFileSync } from 'node:fs'
import { aBrowser } from '../portal/frame/browser.ts'
import { ownDatabase } from '../network/own-database.ts'
import { startNetwork } from '../network/start-network.ts'
import { addRequests } from './add-requests.ts'
import { freshContext } from './open-tab.ts'
import { buildBareGrid } from './build-bare-grid.ts'

const dirs: [string, string][] = [['product', process.env['PRODUCT_DIR'] ?? '']]
if (!process.env['ONLY']) dirs.push(['floor', await buildBareGrid()])
const browser = await aBrowser()
for (const [name, dir] of dirs) {
  const db = await ownDatabase()
  const network = await startNetwork({ databaseUrl: db.url, logLevel: 'warn', env: { FRONTEND_DIR: dir } })
  await addRequests(network.portal.state, 1, 60)
  for (let i = 0; i < 4; i++) {
    const context = await freshContext(browser, network)
    await context.addInitScript(() => {
      ;(window as any).__lt = []
      try {
        new PerformanceObserver((l) => {
          for (const e of l.getEntries())
            (window as any).__lt.push([e.entryType, e.name, Math.round(e.startTime), Math.round(e.duration)])
        }).observe({ entryTypes: ['longtask', 'paint', 'mark', 'measure'] })
      } catch {}
    })
    const page = await context.newPage()
    await page.goto(`${network.portal.url}/crm/contact/details/1/`)
    if (i === 3)
      await browser.startTracing(page, {
        path: `/tmp/prof/${name}.json`,
        categories: [
          'devtools.timeline',
          'v8.execute',
          'disabled-by-default-v8.cpu_profiler',
          'loading',
          'blink.user_timing',
          'toplevel',
          'disabled-by-default-devtools.timeline',
          'v8',
        ],
      })
    const told = page.waitForEvent('console', (m) => m.text().startsWith('first-row at '))
    await page.getByRole('tab', { name: 'Запросы' }).click()
    const t = (await told).text()
    if (i === 3) await browser.stopTracing()
    const frame = page.frames().find((f) => f.url().includes('/p/'))!
    const facts = await frame.evaluate(() => {
      const nav = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming
      return {
        nav: [
          nav.requestStart,
          nav.responseStart,
          nav.responseEnd,
          nav.domInteractive,
          nav.domContentLoadedEventEnd,
        ].map(Math.round),
        res: performance
          .getEntriesByType('resource')
          .map((r: any) => [
            r.name.replace(/.*\//, ''),
            Math.round(r.startTime),
            Math.round(r.responseStart),
            Math.round(r.responseEnd),
            r.transferSize,
          ]),
        lt: (window as any).__lt,
      }
    })
    process.stdout.write(`${name} ${i} ${t}\n${JSON.stringify(facts)}\n`)
    await context.close()
  }
  await network.stop()
  await db.stop()
}
await browser.close()
