import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removeEmbedded, startEmbedded } from '../embedded/index.ts'
import { isAlive } from '../embedded/is-alive.ts'
import { removeLeftoverClusters, TEST_CLUSTER } from './leftover-clusters.ts'

const NOBODYS_PID = 999_999_999
let folder: string

beforeEach(() => {
  folder = mkdtempSync('/tmp/leftover-')
  chmodSync(folder, 0o755)
})

afterEach(() => rmSync(folder, { recursive: true }))

test('the cluster of a killed test run is ended and removed, that of a living one stays', async () => {
  const left = join(folder, `${TEST_CLUSTER}${NOBODYS_PID}`)
  const used = join(folder, `${TEST_CLUSTER}${process.pid}`)
  const dead = await startEmbedded({ dataDir: left, settings: { fsync: 'off' } })
  const living = await startEmbedded({ dataDir: used, settings: { fsync: 'off' } })
  await removeLeftoverClusters(folder)

  expect(existsSync(left)).toBe(false)
  // A process that has ended is there until its parent has taken notice.
  await expect.poll(() => isAlive(dead.pid)).toBe(false)
  expect({ folder: existsSync(used), process: isAlive(living.pid) }).toEqual({ folder: true, process: true })
  await removeEmbedded(used)
})
