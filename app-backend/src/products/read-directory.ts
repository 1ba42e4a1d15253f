import { errorTable } from '../platform/errors/error-table.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import type { ProductDirectory } from './contract.ts'
import { firstLoad } from './jobs.ts'
import type { ProductDeps } from './product-deps.ts'
import { offeredNodes } from './rules/offered-nodes.ts'

type DirectoryDeps = Pick<ProductDeps, 'store' | 'settings' | 'addJob' | 'loading' | 'clock'>

/** The catalogue as people choose from it: from our own store, no request to the portal. The first who asks sets the reading off. */
export async function readDirectory(
  deps: DirectoryDeps,
  portalId: string,
  { lang, mayLoad }: { lang: Lang; mayLoad: boolean },
): Promise<ProductDirectory> {
  const { revision, loadedAt, fault } = await deps.store.state(portalId)
  if (revision === 0 && fault === null) await firstLoad(deps, portalId)
  const { levels } = await deps.settings(portalId)
  const nodes = offeredNodes(await deps.store.nodes(portalId))
  return {
    revision,
    loadedAt: loadedAt?.toISOString() ?? null,
    reading: revision === 0 ? await deps.loading(portalId) : null,
    fault: fault && errorTable[fault][lang],
    levels: levels
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    nodes: nodes.map(({ key, parent, name, code, sort }) => [key, parent, name, code, sort]),
    mayLoad,
  }
}
