import { rmSync } from 'node:fs'
import { serverAccount } from './account.ts'
import { clusterPlace } from './cluster-place.ts'
import { isServerOf, readPostmaster } from './postmaster.ts'
import { shutDown } from './server-process.ts'

/** Ends the server of this folder if it runs and removes all of its data, wherever that was placed. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  const place = clusterPlace(dataDir, serverAccount())
  const running = readPostmaster(place.cluster)
  if (running && isServerOf(place.cluster, running.pid)) await shutDown(place.cluster, running.pid)
  for (const folder of place.folders) rmSync(folder, { recursive: true, force: true })
}
