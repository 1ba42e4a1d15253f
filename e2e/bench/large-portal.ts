import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface LargePortal {
  url: string
  /** The administrator's, with a slash at the end. */
  webhook: string
  /** From the start of the program until it answers. */
  loadSeconds: number
  /** Resident memory now, MB. */
  residentMb(): Promise<number>
  stop(): Promise<void>
}

const main = fileURLToPath(new URL('../portal/main.ts', import.meta.url))

/** The portal as `pnpm portal --seed large --profile box` starts it, in a process of its own. */
export async function startLargePortal(): Promise<LargePortal> {
  const startedAt = performance.now()
  const flags = ['--seed', 'large', '--profile', 'box', '--port', '0', '--oauth-port', '0']
  const child = spawn(process.execPath, [main, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let webhook = ''
  for await (const line of createInterface({ input: child.stdout })) {
    webhook = /^Вебхук\s+(\S+)/.exec(line)?.[1] ?? webhook
    // The greeting's last line: everything is listening.
    if (line.startsWith('Остановить')) break
  }
  if (webhook === '') throw new Error('the portal named no webhook')
  return {
    url: new URL(webhook).origin,
    webhook,
    loadSeconds: (performance.now() - startedAt) / 1000,
    async residentMb() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
