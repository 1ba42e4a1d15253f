import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { restoreLines, snapshotLines } from './snapshot.ts'
import type { PortalState } from './state.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** A snapshot kept in memory: each line by itself, compressed off the main thread. */
interface PackedSnapshot {
  lines: Buffer[]
}

export async function packSnapshot(state: PortalState): Promise<PackedSnapshot> {
  const lines: Buffer[] = []
  for (const line of snapshotLines(state)) lines.push(await compress(Buffer.from(line)))
  return { lines }
}

/** May be called any number of times on one snapshot. */
export async function restorePacked(state: PortalState, { lines }: PackedSnapshot): Promise<void> {
  await restoreLines(
    state,
    (async function* texts() {
      for (const line of lines) yield (await decompress(line)).toString('utf8')
    })(),
  )
}
