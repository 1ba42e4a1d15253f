import type { CategoryKindDeps } from './category-kind.ts'
import type { CategoryRules, WordsToLearnView } from './contract.ts'
import { compileDictionary } from './rules/compile-dictionary.ts'
import { suggestWords } from './rules/suggest-words.ts'

/** Each is read and parsed while a person waits. */
const lettersCompared = 200

/** Compares the rules with the categories that the requests of the newest letters have now. Asks nothing of the portal. */
export async function learnFromPeople(
  { history }: Pick<CategoryKindDeps, 'history'>,
  portalId: string,
  { lines, comparison, threshold }: CategoryRules,
): Promise<WordsToLearnView> {
  const records = await history.latest(portalId, lettersCompared)
  const texts = records.flatMap(({ facts: { subject, body }, people }) =>
    people?.categoryId ? [{ subject, body, categoryId: people.categoryId }] : [],
  )
  const dictionary = compileDictionary(lines.filter(({ on }) => on))
  const { words, ...counted } = suggestWords(texts, { dictionary, comparison, threshold })
  return { words: [...words], ...counted }
}
