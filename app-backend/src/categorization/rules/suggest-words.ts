import { determineCategory, winnerOf, type CategoryPolicy, type Weighed } from './determine-category.ts'
import { learnWords, type LabelledText, type LearnedWord } from './learn-words.ts'
import { termsOf } from './terms-of.ts'

/** A word that the dictionary could learn of what people decided. */
export interface SuggestedWord {
  phrase: string
  categoryId: string
  /** The least that decides the texts it is suggested for. */
  weight: number
  /** Texts that the dictionary would then decide as people did, and does not now. */
  gained: number
  /** Texts that it decides as people did now, and would not then. */
  lost: number
}

export interface WordsToLearn {
  /** The most useful first; each counts only texts that none before it gains. */
  words: readonly SuggestedWord[]
  texts: number
  /** Texts that the dictionary decides as people did. */
  agreed: number
}

interface Judged {
  text: LabelledText
  scores: readonly Weighed[]
  terms: ReadonlySet<string>
  agreed: boolean
}

/** Words are tried in the order of the texts they could win; of those that come after so many nobody reads. */
const tried = 200
const heaviestWeight = 1_000

/** Compares the dictionary with what people decided and finds words that would bring it nearer. `fewest`: texts that a word has to gain. */
export function suggestWords(
  texts: readonly LabelledText[],
  policy: CategoryPolicy,
  { fewest = 2, most = 20 }: { fewest?: number; most?: number } = {},
): WordsToLearn {
  const judged = texts.map((text) => judge(text, policy))
  const agreed = judged.filter((one) => one.agreed).length
  let open = candidatesOf(texts, judged, fewest)
  const missed = new Set(judged.filter((one) => !one.agreed))
  const words: SuggestedWord[] = []
  while (words.length < most) {
    const outcomes = open.map((word) => tryWord(word, judged, missed, policy))
    const useful = outcomes.filter(({ gained, lost }) => gained.length - lost >= fewest)
    const [best] = useful.toSorted((a, b) => b.gained.length - b.lost - (a.gained.length - a.lost))
    if (!best) break
    const { word, weight, gained, lost } = best
    words.push({ phrase: word.phrase, categoryId: word.categoryId, weight, gained: gained.length, lost })
    for (const one of gained) missed.delete(one)
    open = useful.map((one) => one.word).filter((one) => one !== word)
  }
  return { words, texts: texts.length, agreed }
}

function judge(text: LabelledText, policy: CategoryPolicy): Judged {
  const { scores, categoryId } = determineCategory(text, policy)
  const terms = new Set(termsOf(`${text.subject}\n${text.body}`).map(({ key }) => key))
  return { text, scores, terms, agreed: categoryId === text.categoryId }
}

function candidatesOf(texts: readonly LabelledText[], judged: readonly Judged[], fewest: number): LearnedWord[] {
  const wins = new Map<string, number>()
  const subjects = new Map<string, number>()
  for (const { text, terms, agreed } of judged) {
    if (agreed) continue
    for (const key of terms) bump(wins, `${text.categoryId} ${key}`)
    for (const { key } of termsOf(text.subject)) bump(subjects, `${text.categoryId} ${key}`)
  }
  const winsOf = ({ categoryId, key }: LearnedWord) => wins.get(`${categoryId} ${key}`) ?? 0
  // Of words that do the same the one of the subject says more than a greeting.
  const subjectsOf = ({ categoryId, key }: LearnedWord) => subjects.get(`${categoryId} ${key}`) ?? 0
  return learnWords(texts, { fewest })
    .filter((word) => winsOf(word) >= fewest && word.own > word.others)
    .toSorted((a, b) => winsOf(b) - winsOf(a) || b.weight - a.weight || subjectsOf(b) - subjectsOf(a))
    .slice(0, tried)
}

const bump = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

function tryWord(word: LearnedWord, judged: readonly Judged[], missed: ReadonlySet<Judged>, policy: CategoryPolicy) {
  const having = judged.filter(({ terms }) => terms.has(word.key))
  const toWin = having.filter((one) => missed.has(one) && one.text.categoryId === word.categoryId)
  const weight = weightToWin(toWin, word.categoryId, policy)
  const then = (one: Judged) => winnerOf(withWord(one.scores, word.categoryId, weight), policy)
  const gained = toWin.filter((one) => then(one) === one.text.categoryId)
  const lost = having.filter((one) => one.agreed && then(one) !== one.text.categoryId).length
  return { word, weight, gained, lost }
}

/** The least weight with which the word decides each of the texts. */
function weightToWin(texts: readonly Judged[], categoryId: string, { comparison, threshold }: CategoryPolicy): number {
  const needs = texts.map(({ scores }) => {
    const value = (one: Weighed) => (comparison === 'sum' ? one.sum : one.heaviest)
    const others = scores.filter((one) => one.categoryId !== categoryId).map(value)
    const own = scores.find((one) => one.categoryId === categoryId)
    return Math.max(threshold, Math.max(0, ...others) + 1) - (comparison === 'sum' ? (own?.sum ?? 0) : 0)
  })
  return Math.min(heaviestWeight, Math.max(1, ...needs))
}

/** The scores as they would be with the word. A phrase that stands inside a longer one is not taken out: it is an estimate. */
function withWord(scores: readonly Weighed[], categoryId: string, weight: number): Weighed[] {
  const own = scores.find((one) => one.categoryId === categoryId) ?? { categoryId, heaviest: 0, sum: 0 }
  const changed = { categoryId, heaviest: Math.max(own.heaviest, weight), sum: own.sum + weight }
  return [...scores.filter((one) => one.categoryId !== categoryId), changed]
}
