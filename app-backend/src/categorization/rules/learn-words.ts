import { termsOf, type Term } from './terms-of.ts'

/** A text and the category that a person gave it. */
export interface LabelledText {
  subject: string
  body: string
  categoryId: string
}

export interface LearnedWord extends Term {
  categoryId: string
  /** How much more often the texts of the category have it than the others: 10 × log2 of the odds, at least 1. */
  weight: number
  /** Texts of the category that have it, and texts of all the others. */
  own: number
  others: number
}

/** So many unseen texts are thought on each side, or a word of two texts would be as good as one of two hundred. */
const doubt = 0.5
const weightOfDouble = 10

/**
 * Words and pairs of words that speak for a category, the weightiest first: those that its texts have more often than all the
 * others. `fewest`: texts of the category that have to have it.
 */
export function learnWords(texts: readonly LabelledText[], { fewest = 2 }: { fewest?: number } = {}): LearnedWord[] {
  const sizes = new Map<string, number>()
  const seen = new Map<string, { phrase: string; total: number; by: Map<string, number> }>()
  for (const { subject, body, categoryId } of texts) {
    sizes.set(categoryId, (sizes.get(categoryId) ?? 0) + 1)
    for (const { key, phrase } of termsOf(`${subject}\n${body}`)) {
      const known = seen.get(key) ?? { phrase, total: 0, by: new Map<string, number>() }
      known.total += 1
      known.by.set(categoryId, (known.by.get(categoryId) ?? 0) + 1)
      seen.set(key, known)
    }
  }
  const learned = Array.from(seen).flatMap(([key, { phrase, total, by }]) =>
    Array.from(by, ([categoryId, own]): LearnedWord => {
      const size = sizes.get(categoryId) ?? 0
      const others = total - own
      const weight = oddsWeight(share(own, size), share(others, texts.length - size))
      return { key, phrase, categoryId, weight, own, others }
    }),
  )
  return learned
    .filter(({ own, weight }) => own >= fewest && weight >= 1)
    .toSorted((a, b) => b.weight - a.weight || b.own - a.own || (a.key < b.key ? -1 : 1))
}

const share = (count: number, of: number) => (count + doubt) / (of + 2 * doubt)
const oddsWeight = (own: number, others: number) =>
  Math.min(1_000, Math.round(weightOfDouble * Math.log2(own / others)))
