import { reason, type Reason } from '../../kernel/reason.ts'
import { fieldNames, matchingNames, named, plainName, yesNoNames, type DictionaryColumn } from './dictionary-columns.ts'
import { longestPhrase, widestGap, type DictionaryEntry } from './dictionary.ts'
import { wordsOf } from './words-of.ts'

/** A row's texts by column; a column that the table lacks is empty. */
export type DictionaryCells = Readonly<Record<DictionaryColumn, string>>

export interface ReadLine extends Omit<DictionaryEntry, 'id'> {
  note: string
  on: boolean
}

const usualWeight = 10
const heaviest = 1_000
const longestText = 200

/** A row of a table as a line of the dictionary, or why it can be none. `categories`: option by plain name. */
export function readDictionaryRow(
  cells: DictionaryCells,
  categories: ReadonlyMap<string, string>,
): { line: ReadLine } | { because: Reason } {
  const phrase = cells.phrase.trim()
  const words = wordsOf(phrase).length
  if (words === 0) return { because: reason('dictionary.no-words', { text: phrase }) }
  if (words > longestPhrase || phrase.length > longestText)
    return { because: reason('dictionary.long-phrase', { text: phrase.slice(0, 60), most: longestPhrase }) }
  const categoryId = categories.get(plainName(cells.category))
  if (categoryId === undefined) return { because: reason('dictionary.no-category', { text: cells.category }) }
  const weight = wholeNumber(cells.weight, usualWeight)
  if (weight === null || Math.abs(weight) > heaviest)
    return { because: reason('dictionary.bad-weight', { text: cells.weight, most: heaviest }) }
  const matching = matchingOf(cells)
  if (!matching)
    return { because: reason('dictionary.bad-matching', { text: `${cells.matching} ${cells.gap}`.trim() }) }
  const field = cells.field === '' ? 'anywhere' : named(fieldNames, cells.field)
  if (!field) return { because: reason('dictionary.bad-field', { text: cells.field }) }
  const on = cells.on === '' ? 'yes' : named(yesNoNames, cells.on)
  if (!on) return { because: reason('dictionary.bad-switch', { text: cells.on }) }
  const note = cells.note.trim().slice(0, longestText)
  return { line: { phrase, weight, categoryId, matching, field, note, on: on === 'yes' } }
}

function matchingOf({ matching, gap }: DictionaryCells): DictionaryEntry['matching'] | null {
  const kind = matching === '' ? 'forms' : named(matchingNames, matching)
  if (kind !== 'gap') return kind && { kind }
  const words = wholeNumber(gap, 3)
  return words === null || words < 1 || words > widestGap ? null : { kind, words }
}

/** Null: no whole number. */
function wholeNumber(text: string, whenEmpty: number): number | null {
  const plain = text
    .replaceAll(/\s/g, '')
    .replace('−', '-')
    .replace(/[.,]0+$/, '')
  if (plain === '') return whenEmpty
  return /^[+-]?\d{1,6}$/.test(plain) ? Number(plain) : null
}
