import type { DiffRow } from '../../ui/diff-view.tsx'
import { isMark } from './marks.ts'
import type { FieldWords } from './use-field-words.ts'

/** Fields as rows of a comparison; our own marks stay out. */
export const diffRows = (
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  words: FieldWords,
): DiffRow[] =>
  Array.from(new Set([...Object.keys(after), ...Object.keys(before)]))
    .filter((field) => !isMark(field))
    .map((field) => ({
      label: words.name(field),
      before: field in before ? words.value(before[field]) : null,
      after: field in after ? words.value(after[field]) : null,
    }))
