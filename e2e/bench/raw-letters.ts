import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../app-backend/bench/raw-letters.ts', import.meta.url))

export interface RawLetters {
  smtp: { host: string; port: number }
  stop(): Promise<void>
}

/** Starts the floor of the intake as its own process, as the product is one; throws when it ends before it listens. */
export async function startRawLetters(databaseUrl: string): Promise<RawLetters> {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const ended = exited.then(([code]) => Promise.reject(new Error(`the floor of the intake ended with ${code}`)))
  // It ends in the end; before that the race below hears of it.
  ended.catch(() => {})
  const [port] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string]
  return {
    smtp: { host: '127.0.0.1', port: Number(port) },
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
