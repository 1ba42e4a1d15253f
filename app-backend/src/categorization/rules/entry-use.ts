import { determineCategory, type CategoryPolicy } from './determine-category.ts'
import type { LabelledText } from './learn-words.ts'

/** What became of a line of the dictionary in some texts. */
export interface EntryUse {
  id: number
  /** Texts in which it was found. */
  found: number
  /** Of these, texts that got its category by the dictionary: its own weight or others' of the same category. */
  won: number
  /** Of the found ones that people have decided: as the line says, and otherwise. */
  right: number
  wrong: number
}

/** A text, with what people made of it; null: nobody did. */
export type UsedText = Omit<LabelledText, 'categoryId'> & { categoryId: string | null }

/** How each line of the dictionary fared in the texts, in its order. A line against a category (negative weight) wins where that category lost. */
export function entryUse(texts: readonly UsedText[], policy: CategoryPolicy): EntryUse[] {
  const uses = new Map(
    policy.dictionary.entries.map(({ id }): [number, EntryUse] => [id, { id, found: 0, won: 0, right: 0, wrong: 0 }]),
  )
  for (const text of texts) {
    const { categoryId, scores } = determineCategory(text, policy)
    for (const { entry } of scores.flatMap(({ words }) => words)) {
      const use = uses.get(entry.id)
      if (!use) continue
      const speaksTrue = (decided: string) => (decided === entry.categoryId) === entry.weight >= 0
      use.found += 1
      if (categoryId !== null && speaksTrue(categoryId)) use.won += 1
      if (text.categoryId !== null) use[speaksTrue(text.categoryId) ? 'right' : 'wrong'] += 1
    }
  }
  return [...uses.values()]
}
