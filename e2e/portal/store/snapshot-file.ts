import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { restoreSnapshot, takeSnapshot } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'
import type { PortalState } from './state.ts'

/** The world is written at most this often. */
const SAVE_AFTER_MS = 2_000

export interface SnapshotFile {
  /** Saves what is unsaved and stops saving. */
  stop(): Promise<void>
}

/** Reads the world from a file when it exists and keeps the file up to date: written beside, flushed, then renamed. */
export async function keepSnapshot(state: PortalState, file: string): Promise<SnapshotFile> {
  if (existsSync(file)) restoreSnapshot(state, JSON.parse(await readFile(file, 'utf8')) as Snapshot)
  else await mkdir(path.dirname(file), { recursive: true })
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  const save = (): void => {
    timer = null
    writing = writing.then(() => write(file, JSON.stringify(takeSnapshot(state))))
  }
  state.onTouch = () => {
    timer ??= setTimeout(save, SAVE_AFTER_MS)
  }
  return {
    async stop() {
      state.onTouch = null
      if (timer) clearTimeout(timer)
      save()
      await writing
    },
  }
}

async function write(file: string, text: string): Promise<void> {
  const beside = `${file}.tmp`
  const handle = await open(beside, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
}
