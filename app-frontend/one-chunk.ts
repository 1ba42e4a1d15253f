import type { Rolldown } from 'vite'

/** An icon: the package's front door names all of them, so reaching the door says nothing about which are used. */
export const iconFile = /lucide-react\/dist\/esm\/icons\/([^/]+)\.m?js$/
const iconImport = /import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g
/** Reached through the front door of @internationalized/number alone: fields of forms use it, the first screen does not. */
const lateParser = /@internationalized\/number\/dist\/.*NumberParser/

/** Files of the icons that a module imports by name: `Columns3` -> `columns-3`. */
const iconsOf = (code: string): string[] =>
  [...code.matchAll(iconImport)].flatMap(([, names = '']) =>
    names.split(',').map((name) =>
      (name.trim().split(/\s+as\s+/)[0] ?? '')
        .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
        .replace(/([A-Za-z])([0-9])/g, '$1-$2')
        .toLowerCase(),
    ),
  )

/**
 * Name of the chunk for what the entry needs at once, by static imports; null for the rest. Shared with screens that
 * load later, those modules would be torn into some twenty files, each a request that the first row waits for.
 */
export function oneChunk(entry: string): (id: string, context: Rolldown.ChunkingContext) => string | null {
  const known = new Set<string>()
  const icons = new Set<string>()
  const walk = (id: string, context: Rolldown.ChunkingContext): void => {
    if (known.has(id)) return
    known.add(id)
    const info = context.getModuleInfo(id)
    if (!id.includes('/node_modules/')) for (const icon of iconsOf(info?.code ?? '')) icons.add(icon)
    for (const next of info?.importedIds ?? []) walk(next, context)
  }
  return (id, context) => {
    walk(entry, context)
    const icon = iconFile.exec(id)?.[1]
    if (lateParser.test(id) || (icon !== undefined && !icons.has(icon))) return null
    return known.has(id) ? 'tab' : null
  }
}
