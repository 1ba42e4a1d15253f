import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ensureDatabase, removeEmbedded, startEmbedded } from './index.ts'
import type { EmbeddedServer } from './index.ts'

const settings = { fsync: 'off' }
let parent: string
let dataDir: string

beforeEach(() => {
  parent = mkdtempSync('/tmp/embedded-')
  chmodSync(parent, 0o755)
  dataDir = join(parent, 'data')
})

afterEach(async () => {
  await removeEmbedded(dataDir)
  rmSync(parent, { recursive: true, force: true })
})

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const start = (): Promise<EmbeddedServer> => startEmbedded({ dataDir, settings })

/** A Node process that starts the server, writes its id and then only waits. */
async function startElsewhere(): Promise<{ serverPid: number; kill: () => Promise<unknown> }> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)}
    const { pid } = await startEmbedded(${JSON.stringify({ dataDir, settings })})
    console.log(pid)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const kill = () => {
    child.kill('SIGKILL')
    return once(child, 'exit')
  }
  return { serverPid: Number(line), kill }
}

describe('startEmbedded', () => {
  test('keeps its data over a stop and a start', async () => {
    const first = await start()
    await ask(first.url(), 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.stop()
    const second = await start()

    expect(second.pid).not.toBe(first.pid)
    expect(await ask(second.url(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test('knows the letter case of Russian', async () => {
    const { url } = await start()
    expect(await ask(url(), `SELECT upper('ёж') AS big, 'Жук' ILIKE 'жУК' AS same`)).toEqual([
      { big: 'ЁЖ', same: true },
    ])
  })

  test('takes over the server of a Node process that was killed', async () => {
    const other = await startElsewhere()
    await other.kill()
    const server = await start()

    expect(server).toMatchObject({ pid: other.serverPid, adopted: true })
    expect(await ask(server.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('starts again after server and Node were killed together', async () => {
    const other = await startElsewhere()
    process.kill(other.serverPid, 'SIGKILL')
    await other.kill()
    const server = await start()

    expect(server.pid).not.toBe(other.serverPid)
    expect(await ask(server.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('starts although the pid file names a living process that is no database', async () => {
    const first = await start()
    await first.stop()
    writeFileSync(join(first.home, 'cluster/postmaster.pid'), `${process.pid}\n`)
    const second = await start()

    expect(await ask(second.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('works in a folder whose path is too long for a socket', async () => {
    dataDir = join(parent, 'a long name with spaces '.repeat(8).trim())
    const { url } = await start()

    expect(await ask(url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('gives the same server to two processes that start together', async () => {
    const [one, two] = await Promise.all([startElsewhere(), startElsewhere()])
    await Promise.all([one.kill(), two.kill()])

    expect(one.serverPid).toBe(two.serverPid)
  })

  test('removes what an interrupted first start left', async () => {
    const interrupted = join(dataDir, 'cluster.999999999.tmp')
    mkdirSync(interrupted, { recursive: true })
    await start()

    expect(existsSync(interrupted)).toBe(false)
  })

  test('says what the server said when a setting is wrong', async () => {
    const wrong = startEmbedded({ dataDir, settings: { ...settings, work_mem: 'plenty' } })
    await expect(wrong).rejects.toThrow(/PostgreSQL did not start .*invalid value for parameter "work_mem"/)
  })

  test.runIf(process.getuid?.() === 0)('places the data elsewhere when only root may enter the folder', async () => {
    chmodSync(parent, 0o700)
    const said: string[] = []
    const server = await startEmbedded({ dataDir, settings, say: (line) => said.push(line) })
    await ask(server.url(), 'CREATE TABLE kept (a int)')
    await server.stop()

    expect(server.home).toMatch(/^\/var\/tmp\/poryadok-/)
    expect(said.join('\n')).toContain(server.home)
    const again = await start()
    expect(await ask(again.url(), 'SELECT a FROM kept')).toEqual([])
  })
})

describe('ensureDatabase', () => {
  test('creates the database once, also when asked twice at the same time', async () => {
    const { url } = await start()
    await Promise.all([ensureDatabase(url(), 'orders'), ensureDatabase(url(), 'orders')])

    expect(await ask(url('orders'), 'SELECT current_database() AS name')).toEqual([{ name: 'orders' }])
  })
})
