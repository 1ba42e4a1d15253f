import type { Checked } from '../../kernel/checked.ts'
import { reason } from '../../kernel/reason.ts'
import { folded } from './folded.ts'

const yes = new Set(['да', 'д', 'yes', 'y', 'true', '1', 'истина', 'есть', 'x', '+', 'on', 'v', '✓', '✔'])
const no = new Set(['нет', 'н', 'no', 'n', 'false', '0', 'ложь', '-', 'off'])

/** Yes or no in the words of both languages, of spreadsheets and of exports. */
export function readYesNo(text: string): Checked<boolean> {
  const word = folded(text)
  if (yes.has(word)) return { ok: true, value: true }
  if (no.has(word)) return { ok: true, value: false }
  return { ok: false, why: reason('import.yes-no-unreadable', { text: text.slice(0, 80) }) }
}
