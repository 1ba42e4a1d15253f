import { reason, type Reason } from '../../kernel/reason.ts'
import type { DateOrder } from './mapping.ts'

export interface GuessedOrder {
  order: DateOrder
  because: Reason
}

/**
 * The order of day and month in dates with strokes or dashes, from the texts of a column: a number past 12 tells which is the day. «3/14/2019,
 * 9:05 AM» is how American reports write. Nothing tells: `usual`, and the reason says so.
 */
export function dateOrder(texts: readonly string[], usual: DateOrder = 'dmy'): GuessedOrder {
  let [dayFirst, monthFirst] = [0, 0]
  for (const text of texts) {
    const [, first, second] = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b/.exec(text) ?? []
    if (first === undefined || second === undefined) continue
    if (Number(first) > 12 && Number(second) <= 12) dayFirst += 1
    else if (Number(second) > 12 && Number(first) <= 12) monthFirst += 1
    else if (/\d\s*[ap]m\b/i.test(text)) monthFirst += 0.5
  }
  if (dayFirst > 0 && monthFirst >= 1)
    return { order: dayFirst >= monthFirst ? 'dmy' : 'mdy', because: reason('import.order-mixed') }
  if (dayFirst > 0) return { order: 'dmy', because: reason('import.order-seen') }
  if (monthFirst > 0) return { order: 'mdy', because: reason('import.order-seen') }
  return { order: usual, because: reason('import.order-usual') }
}
