interface Sentence {
  /** What happened and what it means. */
  message: string
  /** What to do now; empty when nothing can be done. */
  action: string
}
export interface ErrorRow {
  status: number
  ru: Sentence
  en: Sentence
}

/** One row: HTTP status, then [what happened, what to do] in Russian and in English. `{name}` takes a parameter. */
export const row = (status: number, ru: [string, string], en: [string, string]): ErrorRow => ({
  status,
  ru: { message: ru[0], action: ru[1] },
  en: { message: en[0], action: en[1] },
})
