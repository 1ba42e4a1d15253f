import { aBrowser } from '../portal/frame/browser.ts'
import { ownDatabase } from '../network/own-database.ts'
import { startNetwork } from '../network/start-network.ts'
import { addRequests } from './add-requests.ts'
import { freshContext, openTab } from './open-tab.ts'
import { summaryOf } from './summary.ts'
const browser = await aBrowser()
const sides = []
for (const dir of process.argv.slice(2)) {
  const db = await ownDatabase()
  const network = await startNetwork({ databaseUrl: db.url, logLevel: 'warn', env: { FRONTEND_DIR: dir } })
  await addRequests(network.portal.state, 1, 60)
  sides.push({ dir, db, network, cold: [] as number[], warm: [] as number[] })
}
const rounds = Number(process.env['ROUNDS'] ?? 7)
for (let i = -1; i < rounds; i++) for (const s of i % 2 ? sides.toReversed() : sides) {
  s.network.portal.state.limits.bucket.reset()
  const c = await freshContext(browser, s.network)
  const a = (await openTab(c, s.network, 1)).firstRowMs, b = (await openTab(c, s.network, 1)).firstRowMs
  if (i >= 0) { s.cold.push(a); s.warm.push(b) }
  await c.close()
}
const floor = sides.at(-1)!
for (const s of sides) {
  const f = (k: 'cold' | 'warm') => { const x = summaryOf(s[k]), y = summaryOf(floor[k]); return `${k} med ${x.median.toFixed(0)} min ${x.min.toFixed(0)} max ${x.max.toFixed(0)} ratio ${(x.median / y.median).toFixed(2)} minratio ${(x.min / y.min).toFixed(2)} paired ${summaryOf(s[k].map((v, i) => v / floor[k][i]!)).median.toFixed(2)}` }
  process.stdout.write(`${s.dir}: ${f('cold')} | ${f('warm')}\n`)
}
await browser.close()
for (const s of sides) { await s.network.stop(); await s.db.stop() }
