import { compileDictionary } from './rules/compile-dictionary.ts'
import type { DictionaryEntry } from './rules/dictionary.ts'
import { determineCategory, type CategoryPolicy } from './rules/determine-category.ts'

let ids = 0

/** «phrase: category weight», in any of the words' forms unless told otherwise. */
export function anEntry(text: string, changes: Partial<DictionaryEntry> = {}): DictionaryEntry {
  const [, phrase = '', categoryId = '', weight = '1'] = /^(.*): (\S+)(?: (-?\d+))?$/.exec(text) ?? []
  ids += 1
  return {
    id: ids,
    phrase,
    categoryId,
    weight: Number(weight),
    matching: { kind: 'forms' },
    field: 'anywhere',
    ...changes,
  }
}

/** Determines the category of a letter with the given body. */
export const categoryOf = (
  entries: readonly DictionaryEntry[],
  body: string,
  {
    subject = '',
    comparison = 'heaviest',
    threshold = 1,
    ...levels
  }: Partial<CategoryPolicy> & { subject?: string } = {},
) => determineCategory({ subject, body }, { ...levels, dictionary: compileDictionary(entries), comparison, threshold })
