import { readFileSync } from 'node:fs'
import type { Network } from '../start-network.ts'

/** The most memory that the product's process ever had, MB. */
export function mostMemory({ app }: Pick<Network, 'app'>): number {
  const status = readFileSync(`/proc/${app.pid}/status`, 'utf8')
  return Math.round(Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1_024)
}
