import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDatabase, removeEmbedded, startEmbedded } from '@poryadok/prisma/embedded'

export interface OwnDatabase {
  url: string
  stop(): Promise<void>
}

/** An empty database for one run: on the server of `TEST_DATABASE_URL` when it is set, on an embedded one otherwise. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const name = `run_${randomUUID().replaceAll('-', '')}`
  const server = process.env['TEST_DATABASE_URL']
  if (server) {
    await ensureDatabase(server, name)
    const url = new URL(server)
    url.pathname = `/${name}`
    return { url: url.href, stop: () => Promise.resolve() }
  }
  const home = mkdtempSync(join(tmpdir(), 'poryadok-run-'))
  const dataDir = join(home, 'database')
  const embedded = await startEmbedded({ dataDir, settings: { fsync: 'off' } })
  await ensureDatabase(embedded.url(), name)
  return {
    url: embedded.url(name),
    async stop() {
      await embedded.stop()
      await removeEmbedded(dataDir)
      rmSync(home, { recursive: true, force: true })
    },
  }
}
