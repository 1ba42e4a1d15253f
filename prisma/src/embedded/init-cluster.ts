import { execFile } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import { isAlive } from './is-alive.ts'
import { EmbeddedError, USE_A_SERVER } from './embedded-error.ts'

/** The server's whole environment: nothing of ours (secrets, PG* variables) reaches it. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

// The built-in locale knows the letter case of every alphabet and does not depend on the machine's locales.
const CHARACTERS = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/** Creates the database's folder unless it is there. An interrupted attempt leaves only a `.tmp` folder behind. */
export async function initCluster(
  cluster: string,
  { initdb, account, durable }: { initdb: string; account: Account | undefined; durable: boolean },
): Promise<void> {
  if (existsSync(cluster)) return
  const unfinished = `${cluster}.${process.pid}.tmp`
  removeInterrupted(dirname(cluster))
  const args = ['-D', unfinished, '-U', 'postgres', '--auth=trust', ...CHARACTERS, ...(durable ? [] : ['--no-sync'])]
  try {
    await promisify(execFile)(initdb, args, { ...account, cwd: '/', env: SERVER_ENVIRONMENT })
  } catch (cause) {
    throw new EmbeddedError(`The database's folder ${cluster} could not be created. ${reason(cause)} ${USE_A_SERVER}`, {
      cause,
    })
  }
  try {
    renameSync(unfinished, cluster)
  } catch (error) {
    if (!existsSync(cluster)) throw error
    rmSync(unfinished, { recursive: true }) // another process was faster
  }
}

function removeInterrupted(home: string): void {
  for (const name of readdirSync(home)) {
    const [, pid] = /\.(\d+)\.tmp$/.exec(name) ?? []
    if (pid && (!isAlive(Number(pid)) || Number(pid) === process.pid)) rmSync(join(home, name), { recursive: true })
  }
}

function reason(error: unknown): string {
  const { code, stderr, message } = error as { code?: unknown; stderr?: string; message: string }
  if (code === 'EPERM') return 'This machine does not let root start programs as the user nobody.'
  return (stderr || message).trim()
}
