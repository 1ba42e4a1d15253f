import type { DiffRow } from '../../ui/diff-view.tsx'
import { isMark } from './marks.ts'
import type { FieldWords } from './use-field-words.ts'

/** Fields as rows of a comparison; our own marks stay out. */
export const diffRows = (
  family: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  words: FieldWords,
): DiffRow[] =>
  Array.from(new Set([...Object.keys(after), ...Object.keys(before)]))
    .filter((field) => !isMark(field))
    .map((field) => ({
      label: words.name(family, field),
      before: field in before ? words.value(family, field, before[field]) : null,
      after: field in after ? words.value(family, field, after[field]) : null,
    }))
