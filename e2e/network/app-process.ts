import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../app-backend/src/main.ts', import.meta.url))
const lastLines = 60
/** As deploy/Dockerfile starts it: left alone, V8 clears away no sooner than a machine's memory makes it. */
const heap = ['--max-old-space-size=320', '--max-semi-space-size=16']

export interface AppProcess {
  pid: number
  /** Ends it as a person does: it finishes what it holds. */
  stop(): Promise<void>
  /** SIGKILL: nothing is finished. */
  kill(): Promise<void>
  /** Log lines so far, JSON, newest last; the tail of a long run. */
  log(): string[]
  exited: Promise<number | null>
}

export interface AppProcessOptions {
  /** Folders whose changes start the product again. */
  watch?: string[]
  /** Hears each log line. */
  hear?: (line: string) => void
  /** Where this process itself answers, when its public address is a balancer's. */
  servesAt?: string
}

/** Starts the product as its own process and returns when it serves; throws with its last words when it ends instead. */
export async function startAppProcess(
  env: Record<string, string>,
  { watch = [], hear, servesAt = env['PUBLIC_URL'] ?? '' }: AppProcessOptions = {},
): Promise<AppProcess> {
  const flags = watch.map((path) => `--watch-path=${path}`)
  const child = spawn(process.execPath, [...heap, ...flags, main], {
    env: { ...ofThisMachine(), NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
      if (hear) parts.forEach(hear)
      lines.splice(0, lines.length - 5_000)
    })
  }
  const ended = exited.then((code) => {
    throw new Error(`the app ended with ${code}:\n${lines.slice(-lastLines).join('\n')}`)
  })
  ended.catch(() => {})
  await Promise.race([ended, serving(servesAt)])
  return {
    pid: child.pid ?? 0,
    stop: () => end(child, 'SIGTERM', exited),
    kill: () => end(child, 'SIGKILL', exited),
    log: () => [...lines],
    exited,
  }
}

/** Of this process's environment only what says where programs and their compiled code lie. */
function ofThisMachine(): Record<string, string> {
  const names = ['PATH', 'NODE_COMPILE_CACHE']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

/** Resolves when the product answers. */
async function serving(url: string) {
  for (;;) {
    const answer = await fetch(`${url}/events`, { method: 'HEAD' }).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals, exited: Promise<unknown>) {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal)
  await exited
}
