import { spawn, execFileSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findDovecot } from '../../../../../tools/dovecot.mjs'
import { dovecotConfig } from './dovecot-config.ts'

export interface Dovecot {
  port: number
  tlsPort: number
  password: string
  /** Folder of a user's letters. */
  maildir(user: string): string
  /** Lines of the log so far. */
  log(): string
  /** The server goes away, and comes again at the same ports with the same letters. */
  pause(): Promise<void>
  resume(): Promise<void>
  stop(): Promise<void>
}

/** Whether a real IMAP server can be started here; a test that needs one says so when it can not. */
export function dovecotHere(): boolean {
  if (findDovecot() !== null) return true
  process.stdout.write('Dovecot is not here: the cases with a real IMAP server are skipped (npm test brings it)\n')
  return false
}

/** As root it runs as `nobody`, for it never works as root; otherwise as who runs the tests. */
const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null

/** A Dovecot in a temporary folder: user1 ... user50 may sign in with the password, each has a mailbox of their own. `capability` is what it says it can. */
export async function startDovecot({ capability }: { capability?: string } = {}): Promise<Dovecot> {
  const home = mkdtempSync(join(tmpdir(), 'dovecot-'))
  const root = findDovecot() ?? ''
  const ports = { port: await freePort(), tlsPort: await freePort() }
  prepare(home, root)
  writeFileSync(join(home, 'password'), passwordFile)
  writeFileSync(join(home, 'dovecot.conf'), dovecotConfig({ home, root, ...ports, capability }))
  let child = await run(home, root, ports.port)
  return {
    ...ports,
    password,
    maildir: (user) => join(home, 'mail', user),
    log: () => readFileSync(join(home, 'log'), 'utf8'),
    pause: () => end(child),
    async resume() {
      child = await run(home, root, ports.port)
    },
    async stop() {
      await end(child)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const password = 'app-password'
/** user1 ... user50. */
const passwordFile = Array.from({ length: 50 }, (_, at) => `user${at + 1}:{PLAIN}${password}::::::\n`).join('')

function prepare(home: string, root: string) {
  chmodSync(home, 0o755)
  for (const folder of ['run', 'state', 'mail']) {
    mkdirSync(join(home, folder))
    if (owner) chownSync(join(home, folder), owner.uid, owner.gid)
  }
  if (owner) chownSync(home, owner.uid, owner.gid)
  symlinkSync(join(root, 'usr/lib/dovecot/modules'), join(home, 'run/modules'))
  const certificate = [
    '-keyout',
    join(home, 'key.pem'),
    '-out',
    join(home, 'cert.pem'),
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
  ]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  execFileSync('openssl', ['req', '-x509', '-nodes', ...curve, ...certificate], { stdio: 'ignore' })
  chmodSync(join(home, 'key.pem'), 0o644)
}

async function run(home: string, root: string, port: number): Promise<ChildProcess> {
  const libraries = join(root, 'usr/lib/dovecot')
  const configuration = join(home, 'dovecot.conf')
  // The server reads its configuration by a program that it expects in /usr/bin: so that program starts the server.
  const start = ['-c', configuration, '-f', 'service=master', '-m', 'master', '-e']
  const child = spawn(
    join(root, 'usr/bin/doveconf'),
    [...start, join(root, 'usr/sbin/dovecot'), '-F', '-c', configuration],
    {
      env: { PATH: process.env['PATH'], LD_LIBRARY_PATH: `${libraries}:${libraries}/modules/old-stats` },
      stdio: 'ignore',
      ...owner,
    },
  )
  // A server that never answers is cut off by the test's own limit.
  while (!(await answers(port))) if (child.exitCode !== null) throw new Error(readFileSync(join(home, 'log'), 'utf8'))
  return child
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** Waits for the greeting: the port alone says nothing. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', (greeting) => {
      socket.destroy()
      resolve(greeting.toString().startsWith('* OK'))
    })
    socket.once('error', () => setTimeout(resolve, 20, false))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
