import { reason, type Reason } from '../../kernel/reason.ts'
import type { CompiledDictionary } from './compile-dictionary.ts'
import type { DictionaryEntry } from './dictionary.ts'
import { findWords } from './find-words.ts'

/** The sender's own words of the first incoming letter, or of the first message of another channel. */
export interface CategoryFacts {
  subject: string
  body: string
}

export interface CategoryPolicy {
  dictionary: CompiledDictionary
  /**
   * heaviest: the heaviest word decides, of equal ones the category with the greater sum. sum: the category with the greater sum.
   * A word counts once, however often it is said.
   */
  comparison: 'heaviest' | 'sum'
  /** A category with less is not determined. */
  threshold: number
  /** A category with less is only suggested, a person confirms it; absent: what reaches the threshold is certain. */
  sureFrom?: number
  /** Of categories that have a bound of their own in place of `sureFrom`. */
  sureFromOf?: readonly { categoryId: string; sureFrom: number }[]
}

export interface FoundWord {
  entry: DictionaryEntry
  /** Places in the subject and in the body, UTF-16 units. */
  places: readonly { field: 'subject' | 'body'; start: number; end: number }[]
}

export interface CategoryScore {
  categoryId: string
  heaviest: number
  sum: number
  words: readonly FoundWord[]
}

export interface DeterminedCategory {
  /** Null: not determined; a person looks. */
  categoryId: string | null
  /** What a person is asked to confirm; null: nothing, or the category is determined. */
  suggestedId: string | null
  /** Best first. */
  scores: readonly CategoryScore[]
  /** The dictionary has phrases with a gap that were not looked for to the text's end: see find-words. */
  gapsCut: boolean
  because: readonly Reason[]
}

/** Which category the words of a text speak for; never a random first of equals. */
export function determineCategory(facts: CategoryFacts, policy: CategoryPolicy): DeterminedCategory {
  const { comparison, threshold } = policy
  const { words, gapsCut } = wordsIn(facts, policy.dictionary)
  const scores = scoresOf(words).toSorted((a, b) => compare(comparison, b, a))
  const undetermined = (because: Reason) => ({
    categoryId: null,
    suggestedId: null,
    scores,
    gapsCut,
    because: [because],
  })
  const [best, second] = scores
  if (!best) return undetermined(reason('category.no-words'))
  const value = valueOf(comparison, best)
  if (second && compare(comparison, best, second) === 0) return undetermined(reason('category.tie', { value }))
  if (isTooLight(value, threshold)) return undetermined(reason('category.below-threshold', { value, threshold }))
  const sureFrom = sureFromFor(best.categoryId, policy)
  if (value < sureFrom)
    return {
      ...undetermined(reason('category.suggested', { value, sureFrom, categoryId: best.categoryId })),
      suggestedId: best.categoryId,
    }
  const params = { value, sum: best.sum, words: best.words.map(({ entry }) => entry.phrase).join(', ') }
  const tieBroken = comparison === 'heaviest' && second?.heaviest === best.heaviest
  const by = tieBroken ? 'equal-weights' : comparison
  return {
    categoryId: best.categoryId,
    suggestedId: null,
    scores,
    gapsCut,
    because: [
      reason(`category.by-${by}`, params),
      ...(second ? [reason('category.runner-up', { value: valueOf(comparison, second), sum: second.sum })] : []),
    ],
  }
}

const sureFromFor = (categoryId: string, { sureFrom = 0, sureFromOf = [] }: CategoryPolicy) =>
  sureFromOf.find((one) => one.categoryId === categoryId)?.sureFrom ?? sureFrom

const isTooLight = (value: number, threshold: number) => value < threshold || value <= 0

/** What a category has of the words that speak for it. */
export type Weighed = Pick<CategoryScore, 'categoryId' | 'heaviest' | 'sum'>

/** The category that the scores speak for, in any order of theirs; null: none, as `determineCategory` explains. */
export function winnerOf(
  scores: readonly Weighed[],
  { comparison, threshold }: Pick<CategoryPolicy, 'comparison' | 'threshold'>,
): string | null {
  const [best, second] = scores.toSorted((a, b) => compare(comparison, b, a))
  if (!best || isTooLight(valueOf(comparison, best), threshold)) return null
  return second && compare(comparison, best, second) === 0 ? null : best.categoryId
}

const valueOf = (comparison: CategoryPolicy['comparison'], score: Weighed) =>
  comparison === 'sum' ? score.sum : score.heaviest

const compare = (comparison: CategoryPolicy['comparison'], a: Weighed, b: Weighed) =>
  (comparison === 'heaviest' ? a.heaviest - b.heaviest : 0) || a.sum - b.sum

function wordsIn({ subject, body }: CategoryFacts, dictionary: CompiledDictionary) {
  const places = new Map<number, FoundWord['places'][number][]>()
  let gapsCut = false
  for (const [field, text] of [
    ['subject', subject],
    ['body', body],
  ] as const) {
    const { found, gapsUpTo } = findWords(dictionary, text)
    gapsCut ||= gapsUpTo !== null
    for (const { entry, start, end } of found)
      if (countsIn(dictionary.entries[entry], field))
        places.set(entry, [...(places.get(entry) ?? []), { field, start, end }])
  }
  const words = Array.from(places).flatMap(([index, found]): FoundWord[] => {
    const entry = dictionary.entries[index]
    return entry ? [{ entry, places: found }] : []
  })
  return { words, gapsCut }
}

const countsIn = (entry: DictionaryEntry | undefined, field: 'subject' | 'body') =>
  entry?.field === 'anywhere' || entry?.field === field

function scoresOf(words: readonly FoundWord[]): CategoryScore[] {
  return [...Map.groupBy(words, ({ entry }) => entry.categoryId)].map(([categoryId, own]) => {
    const weights = own.map(({ entry }) => entry.weight)
    const against = weights.filter((weight) => weight < 0).reduce((sum, weight) => sum + weight, 0)
    const heaviest = Math.max(0, ...weights) + against
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return { categoryId, heaviest, sum, words: own.toSorted((a, b) => b.entry.weight - a.entry.weight) }
  })
}
