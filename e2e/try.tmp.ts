import { startNetwork } from './network/start-network.ts'
import { openPage } from './network/install-app.ts'
import { signIn } from './network/sign-in.ts'
import { startEmbedded, ensureDatabase } from '@poryadok/prisma/embedded'
const db = await startEmbedded({ dataDir: '/tmp/try-db/d' })
await ensureDatabase(db.url(), 'try' + process.pid)
const n = await startNetwork({ databaseUrl: db.url('try' + process.pid), entityTypeId: Number(process.argv[2] ?? 1), env: { FRONTEND_DIR: '/tmp/fe' }, logLevel: 'info' }).catch((e) => { console.log(e); process.exit(1) })
try {
  const { state } = n.portal
  const calls = () => state.journal.read().filter((c) => !c.inBatch).length
  console.log('install calls', calls(), [...state.unknownMethods])
  for (const r of state.journal.read()) if (r.error) console.log(r.method, r.error)
  console.log(JSON.stringify([...state.placements.values()].map((p: any) => p.handler)))
  const contacts = [...(state.items as any).of(3).values?.() ?? []].slice(0, 3)
  let c0 = calls()
  const page = await openPage(state, n.appUrl + '/p/contact-requests', n.clientId, 1, { ID: '1' }, 'CRM_CONTACT_DETAIL_TAB')
  console.log(page.status, 'calls', calls() - c0, JSON.stringify(page.boot).slice(0, 1500))
  c0 = calls()
  const page2 = await openPage(state, n.appUrl + '/p/company-requests', n.clientId, 2, { ID: '1' }, 'CRM_COMPANY_DETAIL_TAB')
  console.log(page2.status, 'calls', calls() - c0, JSON.stringify(page2.boot).slice(0, 1500))
  for (const r of state.journal.read().slice(-14)) console.log(r.method, r.inBatch, r.error ?? '', JSON.stringify(r.params).slice(0,300))
  console.log(n.app.log().slice(-5))
} catch (e) { console.log(e, n.app.log().slice(-10)) }
await n.stop(); await db.stop(); process.exit()
