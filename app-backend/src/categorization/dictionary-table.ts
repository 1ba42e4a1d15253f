import type { Lang } from '../platform/errors/error-sentence.ts'
import type { Cell, NewTable } from '../platform/tables/write-table.ts'
import type { DictionaryLine } from './contract.ts'
import { columnNames, dictionaryColumns, fieldNames, matchingNames, yesNoNames } from './rules/dictionary-columns.ts'

const sheets: Record<Lang, string> = { ru: 'Словарь', en: 'Dictionary' }

/** The dictionary as a table that `readDictionary` reads back. */
export function dictionaryTable(
  lines: readonly DictionaryLine[],
  nameOf: ReadonlyMap<string, string>,
  lang: Lang,
): NewTable {
  const cellsOf = ({ phrase, weight, categoryId, matching, field, on, note }: DictionaryLine): Cell[] => [
    phrase,
    weight,
    nameOf.get(categoryId) ?? `№ ${categoryId}`,
    matchingNames[matching.kind][lang][0],
    matching.kind === 'gap' ? matching.words : null,
    fieldNames[field][lang][0],
    on,
    note,
  ]
  return {
    columns: dictionaryColumns.map((column) => columnNames[column][lang][0]),
    rows: lines.map(cellsOf),
    zone: 'UTC',
    yesNo: [yesNoNames.yes[lang][0], yesNoNames.no[lang][0]],
    sheet: sheets[lang],
  }
}
