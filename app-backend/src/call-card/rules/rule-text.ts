export interface CallWords {
  company: string
  contact: string
  lead: string
  responsible: string
  status: string
  number: string
}

/** A rule's sentence with what is known of the call; a word that is not known leaves a dash. */
export const ruleText = (text: string, words: CallWords): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(words, name) ? words[name as keyof CallWords] || '—' : whole,
  )
