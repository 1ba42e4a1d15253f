import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureDatabase, removeEmbedded, startEmbedded } from '../embedded/index.ts'
import { migrate } from '../migrator.ts'
import { removeLeftoverClusters, TEST_CLUSTER } from './leftover-clusters.ts'
import { onServer } from './on-server.ts'
import { databaseUrl } from './test-server.ts'
import type { TestServer } from './test-server.ts'

/**
 * Data of tests may be lost with the power: nothing waits for the disk. Nothing cleans up behind a test's back either: what a
 * query costs is the same in each run. Long proofs go on for hours: they get what a server in use has.
 */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: process.env['PORYADOK_LONG'] === '1' ? 'on' : 'off',
  autovacuum_naptime: '15s',
  max_connections: '200',
}

interface StartedServer extends TestServer {
  stop(): Promise<void>
}

// Vitest loads this file once a project; the projects of one run share one server.
const shared = globalThis as typeof globalThis & { poryadokTestServer?: Promise<StartedServer> }

/** Vitest's global set-up: the server of the run (TEST_DATABASE_URL, or an embedded one) with its migrated template. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const first = shared.poryadokTestServer === undefined
  const { url, template, stop } = await (shared.poryadokTestServer ??= startServer())
  project.provide('testServer', { url, template })
  return first ? stop : undefined
}

async function startServer(): Promise<StartedServer> {
  const given = process.env['TEST_DATABASE_URL']
  const server = given ? { url: given, end: () => Promise.resolve() } : await startCluster()
  const template = `test_template_${randomUUID().replaceAll('-', '')}`
  await ensureDatabase(server.url, template)
  await migrate({ url: databaseUrl(server.url, template), now: () => new Date() })
  const stop = async () => {
    await onServer(server.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)
    await server.end()
  }
  return { url: server.url, template, stop }
}

async function startCluster(): Promise<{ url: string; end: () => Promise<void> }> {
  await removeLeftoverClusters(tmpdir())
  const dataDir = join(tmpdir(), `${TEST_CLUSTER}${process.pid}`)
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const server = await startEmbedded({ dataDir, settings: FAST, say })
  return { url: server.url(), end: () => removeEmbedded(dataDir) }
}
