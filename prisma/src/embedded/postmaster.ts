import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './is-alive.ts'

/** What `postmaster.pid` says (PostgreSQL sources: src/include/utils/pidfile.h). */
export interface Postmaster {
  readonly pid: number
  readonly ready: boolean
}

/** The server's pid file; undefined when there is none or it is only half written. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
}

/** Whether this process is the living server of this cluster, and not a later process with the same number. */
export function isServerOf(cluster: string, pid: number): boolean {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'comm=', '-p', `${pid}`], { encoding: 'utf8' })
        .trim()
        .endsWith('postgres')
    }
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0]
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres' || state === 'Z') return false
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

/**
 * Removes the lock files of a killed server whose number belongs to another process by now: PostgreSQL would take that
 * one for the server. A dead number it replaces by itself, and a file that changed meanwhile is a new server's.
 */
export function removeStaleLocks(cluster: string, socket: string, pid: number): void {
  if (!isAlive(pid)) return
  for (const file of [join(cluster, 'postmaster.pid'), join(socket, '.s.PGSQL.5432.lock')]) {
    if (existsSync(file) && Number(readFileSync(file, 'utf8').split('\n')[0]) === pid) rmSync(file, { force: true })
  }
}
