import type { CategoryKindDeps } from './category-kind.ts'
import type { CategoryRules, DictionaryUse } from './contract.ts'
import { compileDictionary } from './rules/compile-dictionary.ts'
import { entryUse } from './rules/entry-use.ts'

/** Each is read and parsed while a person waits. */
const lettersRead = 500

/** How each working line fares in the letters since `from`, the newest of them. Asks nothing of the portal. */
export async function readDictionaryUse(
  { history }: Pick<CategoryKindDeps, 'history'>,
  portalId: string,
  { rules: { lines, comparison, threshold }, from }: { rules: CategoryRules; from: Date },
): Promise<DictionaryUse> {
  const records = (await history.latest(portalId, lettersRead)).filter(({ at }) => at >= from)
  const texts = records.map(({ facts: { subject, body }, people }) => ({
    subject,
    body,
    categoryId: people?.categoryId ?? null,
  }))
  const dictionary = compileDictionary(lines.filter(({ on }) => on))
  const oldest = records.reduce<Date | null>((first, { at }) => (first === null || at < first ? at : first), null)
  return {
    lines: entryUse(texts, { dictionary, comparison, threshold }),
    texts: texts.length,
    since: oldest?.toISOString() ?? null,
  }
}
