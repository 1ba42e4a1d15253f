import { statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Account } from './account.ts'

const ENTER = 0o1
const READ_AND_ENTER = 0o5

function allowed(entry: Stats, { uid, gid }: Account, wanted: number): boolean {
  const shift = entry.uid === uid ? 6 : entry.gid === gid ? 3 : 0
  return ((entry.mode >> shift) & wanted) === wanted
}

/** Whether the account may enter this folder and every folder above it. */
export function mayEnter(folder: string, account: Account | undefined): boolean {
  if (!account) return true
  const path = resolve(folder)
  if (!allowed(statSync(path), account, ENTER)) return false
  return dirname(path) === path || mayEnter(dirname(path), account)
}

/** Whether the account may run this file: reach it, read it and execute it. */
export function mayRun(file: string, account: Account | undefined): boolean {
  if (!account) return true
  return allowed(statSync(file), account, READ_AND_ENTER) && mayEnter(dirname(file), account)
}
