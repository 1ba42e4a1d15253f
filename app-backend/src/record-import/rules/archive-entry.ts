const folded = (path: string) => path.replaceAll('\\', '/').replace(/^(\.?\/)+/, '')
const lastOf = (path: string) => path.split('/').at(-1) ?? path

export type FoundEntry = { name: string } | { none: 'none' | 'several' }

/**
 * The file of an archive that a path of a table means: the path itself, else the one file of that name in whatever folder. An export of
 * Salesforce names its files by their numbers alone.
 */
export function archiveEntry(path: string, entries: readonly string[]): FoundEntry {
  const wanted = folded(path)
  if (entries.includes(wanted)) return { name: wanted }
  const [one, ...others] = entries.filter((entry) => lastOf(entry) === lastOf(wanted))
  if (one === undefined) return { none: 'none' }
  return others.length > 0 ? { none: 'several' } : { name: one }
}
