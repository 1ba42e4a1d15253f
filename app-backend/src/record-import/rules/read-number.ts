import type { Checked } from '../../kernel/checked.ts'
import { reason } from '../../kernel/reason.ts'

const currency = /(?:руб(?:\.|лей|ля|ль)?|р\.|₽|\$|€|usd|eur|rub|%)/gi
const grouped = /^\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*$/

/**
 * Reads a number as people write it: spaces, apostrophes, dots or commas between thousands, comma or dot before the fraction,
 * a minus of any look or brackets, a currency beside it. Where one sign alone stands before three digits («1,234»), `decimal` says what
 * it is.
 */
export function readNumber(given: string, decimal: ',' | '.' = ','): Checked<number> {
  const refused = { ok: false as const, why: reason('import.number-unreadable', { text: given.slice(0, 80) }) }
  const text = given
    .normalize('NFKC')
    .replaceAll(currency, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
  const negative = /^\(.*\)$/.test(text) || text.startsWith('-') || text.endsWith('-')
  const bare = text
    .replaceAll(/^[(+-]|[)-]$/g, '')
    .replaceAll(/[’]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
  const plain = plainDigits(bare, decimal)
  if (plain === null) return refused
  const value = Number(plain)
  return Number.isFinite(value) ? { ok: true, value: negative && value !== 0 ? -value : value } : refused
}

/** With a dot before the fraction and nothing between thousands; null when it is no number. */
function plainDigits(text: string, decimal: ',' | '.'): string | null {
  if (/^\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return text
  if (!/^[\d .,']+$/.test(text) || !/\d/.test(text)) return null
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  const sign = text[last]
  if (sign === undefined) return wholeDigits(text)
  const alone = text.indexOf(sign) === last && !text.includes(sign === ',' ? '.' : ',')
  const between = grouped.test(text) && (!alone || sign !== decimal || text.includes(' '))
  if (between && text.indexOf(sign) !== last) return text.replaceAll(/[ .,']/g, '')
  if (between && alone && sign !== decimal && sign === ',') return text.replaceAll(/[ ,']/g, '')
  const whole = wholeDigits(text.slice(0, last))
  const fraction = text.slice(last + 1)
  return whole === null || !/^\d*$/.test(fraction) ? null : `${whole || '0'}.${fraction || '0'}`
}

/** Thousands in groups of three, by one sign; null when the groups are others. */
function wholeDigits(text: string): string | null {
  if (/^\d*$/.test(text)) return text
  return grouped.test(text) ? text.replaceAll(/[ .,']/g, '') : null
}
