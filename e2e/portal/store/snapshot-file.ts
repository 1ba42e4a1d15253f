import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate as turn } from 'node:timers/promises'
import { restoreLines, snapshotLines } from './snapshot.ts'
import type { PortalState } from './state.ts'

/** The world is written at most this often. */
const SAVE_AFTER_MS = 2_000
/** A large world takes its time to write: so many times that time passes before it is written again. */
const REST = 4

export interface SnapshotFile {
  /** Saves what is unsaved and stops saving. */
  stop(): Promise<void>
}

/** Reads the world from a file when it exists and keeps the file up to date: written beside, flushed, then renamed. Large files lie in a folder beside it. */
export async function keepSnapshot(state: PortalState, file: string): Promise<SnapshotFile> {
  state.largeFiles.settleIn(`${file}.files`)
  if (existsSync(file)) await readSnapshot(state, file)
  else await mkdir(path.dirname(file), { recursive: true })
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  let tookMs = 0
  let stopped = false
  const save = async (): Promise<void> => {
    timer = null
    const startedAt = performance.now()
    await writeSnapshot(state, file)
    tookMs = performance.now() - startedAt
  }
  const queue = (): void => {
    writing = writing.then(save, save)
    // A save that fails is told by stop(), which waits for it.
    writing.catch(() => undefined)
  }
  state.onTouch = () => {
    if (!stopped) timer ??= setTimeout(queue, Math.max(SAVE_AFTER_MS, tookMs * REST))
  }
  return {
    async stop() {
      stopped = true
      state.onTouch = null
      if (timer) clearTimeout(timer)
      queue()
      await writing
    },
  }
}

async function readSnapshot(state: PortalState, file: string): Promise<void> {
  const input = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })
  await restoreLines(state, createInterface({ input, crlfDelay: Infinity }))
}

async function writeSnapshot(state: PortalState, file: string): Promise<void> {
  const beside = `${file}.tmp`
  const handle = await open(beside, 'w', 0o600)
  try {
    for (const line of snapshotLines(state)) {
      await handle.write(`${line}\n`)
      await turn()
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
}
