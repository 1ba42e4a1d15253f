interface Words {
  /** What is so. */
  says: string
  /** What to do; empty when nothing is to be done. */
  todo: string
}
interface Row {
  ru: Words
  en: Words
}
export interface CheckWords {
  title: { ru: string; en: string }
  /** By the code of what was found. */
  found: Record<string, Row>
}

/** What is so and, for a trouble, what to do: in Russian, in English. */
export const row = (ru: [string, string?], en: [string, string?]): Row => ({
  ru: { says: ru[0], todo: ru[1] ?? '' },
  en: { says: en[0], todo: en[1] ?? '' },
})
