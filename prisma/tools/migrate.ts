// Brings the database up to date: the one at DATABASE_URL, or the demo's embedded one.
import { fileURLToPath } from 'node:url'
import { ensureDatabase, startEmbedded } from '../src/embedded/index.ts'
import { migrate } from '../src/migrator.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

async function bringUpToDate(url: string): Promise<void> {
  const applied = await migrate({ url, now: () => new Date() })
  for (const name of applied) say(`Applied ${name}`)
  say(applied.length === 0 ? 'The database is up to date.' : 'The database is now up to date.')
}

async function bringEmbeddedUpToDate(): Promise<void> {
  const dataDir = fileURLToPath(new URL('../../.data/demo/database', import.meta.url))
  const server = await startEmbedded({ dataDir, say })
  try {
    await ensureDatabase(server.url(), 'poryadok')
    await bringUpToDate(server.url('poryadok'))
  } finally {
    if (!server.adopted) await server.stop() // a running demo keeps its database
  }
}

const given = process.env['DATABASE_URL']
try {
  await (given ? bringUpToDate(given) : bringEmbeddedUpToDate())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
