import type { CategoryRules, DictionaryFile, DictionaryLine } from '@poryadok/app-backend/categorization/contract'

type FreshLine = DictionaryFile['lines'][number]

const keyOf = ({ phrase, categoryId, matching, field }: FreshLine): string =>
  [phrase.trim().toLowerCase().replaceAll('ё', 'е'), categoryId, matching.kind, field].join('\n')

/** The lines of a file put into the dictionary: one that is there already takes the file’s weight, new ones stand on top. */
export function mergeLines(
  lines: CategoryRules['lines'],
  fresh: readonly FreshLine[],
): { lines: DictionaryLine[]; added: number; changed: number } {
  const given = new Map(fresh.map((line) => [keyOf(line), line]))
  let changed = 0
  const kept = lines.map((line) => {
    const found = given.get(keyOf(line))
    if (!found) return line
    given.delete(keyOf(line))
    const next = { ...found, id: line.id }
    if (JSON.stringify(sorted(next)) !== JSON.stringify(sorted(line))) changed += 1
    return next
  })
  const last = Math.max(0, ...lines.map(({ id }) => id))
  const added = Array.from(given.values(), (line, at) => ({ id: last + 1 + at, ...line }))
  return { lines: [...added, ...kept], added: added.length, changed }
}

const sorted = (line: object): unknown[] => Object.entries(line).toSorted(([a], [b]) => (a < b ? -1 : 1))
