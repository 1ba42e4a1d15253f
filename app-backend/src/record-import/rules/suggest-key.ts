import { headerKey, keyWords } from './field-synonyms.ts'
import type { SourceColumn } from './suggest-mapping.ts'

/** Column whose values tell rows apart, by its name and by samples without repeats; null: rows are told apart by their content. */
export function suggestKey(columns: readonly SourceColumn[]): number | null {
  const fits = ({ samples }: SourceColumn) => samples.every(Boolean) && new Set(samples).size === samples.length
  for (const word of keyWords) {
    const column = columns.find((one) => headerKey(one.name) === word && fits(one))
    if (column) return column.column
  }
  return null
}
