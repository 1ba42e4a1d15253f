import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../embedded/is-alive.ts'
import { removeEmbedded } from '../embedded/remove-embedded.ts'

/** Folders of test clusters: this name and the id of the process that uses it. */
export const TEST_CLUSTER = 'poryadok-test-'

/** Ends and removes the clusters of test runs that were killed. Those of other users are theirs to remove. */
export async function removeLeftoverClusters(folder: string): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.startsWith(TEST_CLUSTER))
  for (const name of names) {
    if (!isAlive(Number(name.slice(TEST_CLUSTER.length)))) {
      await removeEmbedded(join(folder, name)).catch(() => undefined)
    }
  }
}
