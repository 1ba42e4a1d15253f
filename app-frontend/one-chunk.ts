import type { Rolldown } from 'vite'

/**
 * Name of the chunk for what the entry needs at once, by static imports; null for the rest. Shared with screens that
 * load later, those modules would be torn into some twenty files, each a request that the first row waits for.
 */
export function oneChunk(entry: string): (id: string, context: Rolldown.ChunkingContext) => string | null {
  const known = new Set<string>()
  const walk = (id: string, context: Rolldown.ChunkingContext): void => {
    if (known.has(id)) return
    known.add(id)
    for (const next of context.getModuleInfo(id)?.importedIds ?? []) walk(next, context)
  }
  return (id, context) => {
    walk(entry, context)
    return known.has(id) ? 'tab' : null
  }
}
