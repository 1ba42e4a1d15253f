import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDatabase, startEmbedded } from '@poryadok/prisma/embedded'
import { developmentKey } from './development-key.ts'
import { startNetwork } from './start-network.ts'

/** The network in watch mode: screens are built again when they change, the product starts again when it or they do. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const home = join(root, '.data/dev')
const frontend = join(root, 'app-frontend')
const say = (line: string) => process.stderr.write(`${line}\n`)

mkdirSync(home, { recursive: true })
const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--watch'], {
  cwd: frontend,
  stdio: ['ignore', 'inherit', 'inherit'],
})
while (!existsSync(join(frontend, 'dist/index.html'))) await new Promise((resolve) => setTimeout(resolve, 200))

const database = await startEmbedded({ dataDir: join(home, 'database'), say })
await ensureDatabase(database.url(), 'poryadok')
const network = await startNetwork({
  databaseUrl: database.url('poryadok'),
  ports: { portal: 9200, app: 9201, oauth: 9202, smtp: 9225 },
  portalFile: join(home, 'portal.json'),
  secretKey: developmentKey(home),
  process: { watch: [join(root, 'app-backend/src'), join(frontend, 'dist')], hear: say },
})
say(`\n  ${network.portal.url}/   app ${network.appUrl}   SMTP ${network.smtp.host}:${network.smtp.port}\n`)

async function stop() {
  vite.kill()
  await network.stop()
  await database.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
