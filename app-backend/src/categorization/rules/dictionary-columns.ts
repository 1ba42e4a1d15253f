import type { DictionaryEntry } from './dictionary.ts'

/** Columns of a dictionary as a table, in the order in which it is written. */
export const dictionaryColumns = ['phrase', 'weight', 'category', 'matching', 'gap', 'field', 'on', 'note'] as const
export type DictionaryColumn = (typeof dictionaryColumns)[number]

/** What a column or a value is called; the first name of a language is the one that is written. */
interface Names {
  ru: readonly [string, ...string[]]
  en: readonly [string, ...string[]]
}

export const columnNames: Record<DictionaryColumn, Names> = {
  phrase: {
    ru: ['Слово или фраза', 'слово', 'фраза', 'ключевое слово'],
    en: ['Word or phrase', 'word', 'phrase', 'keyword'],
  },
  weight: { ru: ['Вес'], en: ['Weight'] },
  category: { ru: ['Категория'], en: ['Category'] },
  matching: { ru: ['Как искать'], en: ['Match', 'matching'] },
  gap: { ru: ['Слов между'], en: ['Words between', 'gap'] },
  field: { ru: ['Где'], en: ['Where', 'field'] },
  on: { ru: ['Работает', 'включено'], en: ['On', 'active'] },
  note: { ru: ['Заметка', 'примечание', 'комментарий'], en: ['Note', 'comment'] },
}

export const matchingNames: Record<DictionaryEntry['matching']['kind'], Names> = {
  forms: { ru: ['в любой форме'], en: ['any form', 'forms'] },
  exact: { ru: ['точно так'], en: ['exactly', 'exact'] },
  prefix: { ru: ['по началу'], en: ['by its beginning', 'prefix'] },
  gap: { ru: ['с пропуском'], en: ['with a gap', 'gap'] },
}

export const fieldNames: Record<DictionaryEntry['field'], Names> = {
  anywhere: { ru: ['везде'], en: ['anywhere'] },
  subject: { ru: ['в теме', 'тема'], en: ['in the subject', 'subject'] },
  body: { ru: ['в тексте', 'текст'], en: ['in the text', 'text', 'body'] },
}

export const yesNoNames: Record<'yes' | 'no', Names> = {
  yes: { ru: ['да', '+', '1'], en: ['yes', 'true'] },
  no: { ru: ['нет', '-', '0'], en: ['no', 'false'] },
}

/** Names are compared without case, ё and doubled spaces. */
export const plainName = (text: string): string =>
  text.normalize('NFKC').trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')

/** Which of the names it is, in either language; null: none. */
export function named<Key extends string>(names: Readonly<Record<Key, Names>>, text: string): Key | null {
  const sought = plainName(text)
  const keys = Object.keys(names) as Key[]
  return keys.find((key) => [...names[key].ru, ...names[key].en].some((name) => plainName(name) === sought)) ?? null
}
