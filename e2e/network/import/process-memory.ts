import { readFileSync } from 'node:fs'
import type { Network } from '../start-network.ts'

/** Memory of the product's process, MB: now, and the most that it ever had. */
export function processMemory({ app }: Pick<Network, 'app'>): { now: number; most: number } {
  const status = readFileSync(`/proc/${app.pid}/status`, 'utf8')
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s*(\\d+)`).exec(status)?.[1] ?? 0) / 1_024)
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') }
}
