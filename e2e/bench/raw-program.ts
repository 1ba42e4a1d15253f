import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface RawProgram {
  port: number
  stop(): Promise<void>
}

/** Starts a floor of app-backend/bench as its own process, as the product is one; throws when it ends before it listens. */
export async function startRawProgram(name: string, databaseUrl: string): Promise<RawProgram> {
  const program = fileURLToPath(new URL(`../../app-backend/bench/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const ended = exited.then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`)))
  // It ends in the end; before that the race below hears of it.
  ended.catch(() => {})
  const [port] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string]
  return {
    port: Number(port),
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
