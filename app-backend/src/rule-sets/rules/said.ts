import type { Words } from '../../kernel/words.ts'

/** A value of rules as people read it: the same in both languages, or in words of each; null: there is none. */
export type Said = string | Words | null

/** The value in one language. */
export const inLang = (said: Said, lang: 'ru' | 'en'): string | null =>
  said === null || typeof said === 'string' ? said : said[lang]

export const sameSaid = (one: Said, other: Said): boolean => inLang(one, 'ru') === inLang(other, 'ru')
