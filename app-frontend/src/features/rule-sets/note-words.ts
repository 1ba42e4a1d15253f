import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { BodyNoteView } from '@poryadok/app-backend/rule-sets/contract'
import type { NoteSentences } from './kind-slot.ts'

/** A fault or a remark in words; a code without a sentence of its kind is a place that is filled in wrongly. */
export function noteWords(i18n: I18n, sentences: NoteSentences, { because }: BodyNoteView): string {
  const sentence = sentences[because.code]
  return i18n._(sentence ? sentence(because.params) : msg`Заполнено неверно.`)
}

/** Remarks on the place and on what lies in it: `entries.3` takes `entries.3.value`. */
export const notesUnder = (notes: readonly BodyNoteView[], place: string): BodyNoteView[] =>
  notes.filter(({ path }) => path === place || path.startsWith(`${place}.`))
