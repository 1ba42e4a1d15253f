import { headerKey, keyWords } from './field-synonyms.ts'
import type { OriginKey } from './origin-key.ts'
import type { RecognisedSource } from './recognise-source.ts'
import type { SourceColumn } from './suggest-mapping.ts'

/**
 * How rows are told apart: by the key of a recognised export, else by the column whose name and samples without repeats tell them apart,
 * else as the run has it.
 */
export function suggestKey(
  { recognised, originKey }: Pick<RecognisedSource, 'recognised' | 'originKey'>,
  columns: readonly SourceColumn[],
): OriginKey {
  if (recognised !== null) return originKey
  const fits = ({ samples }: SourceColumn) => samples.every(Boolean) && new Set(samples).size === samples.length
  for (const word of keyWords) {
    const found = columns.find((one) => headerKey(one.name) === word && fits(one))
    if (found) return { kind: 'column', column: found.column }
  }
  return originKey
}
