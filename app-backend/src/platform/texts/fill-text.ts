import { formatDate, formatDateTime, formatTime, type Reader } from '../time/format-time.ts'

export type TextParams = Record<string, string | number>

/** A text in both languages of the product. */
export interface Text {
  ru: string
  en: string
}

const rulesOf = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') }
const times = { time: formatTime, date: formatDate, moment: formatDateTime }
const isTime = (word: string): word is keyof typeof times => word in times

/** Russian names one, few, many (1 письмо, 2 письма, 5 писем); English one, other. */
function plural(count: number, forms: string[], { lang }: Reader): string {
  const rule = rulesOf[lang].select(count)
  const at = lang === 'ru' ? ['one', 'few', 'many'].indexOf(rule) : rule === 'one' ? 0 : 1
  return forms[at] ?? forms.at(-1) ?? ''
}

/**
 * The text with its values: `{name}`, an ISO instant as `{at:time}`, `{at:date}` or `{at:moment}` on the reader's clock, a count
 * with its noun as `{count|письмо|письма|писем}`. A value that is missing stays visible as its name.
 */
export function fillText(text: Text, params: TextParams, reader: Reader): string {
  return text[reader.lang].replaceAll(
    /\{(\w+)(?::(\w+)|((?:\|[^|{}]*)+))?\}/g,
    (whole, name: string, kind?: string, forms?: string) => {
      const value = params[name]
      if (value === undefined) return whole
      if (kind !== undefined && isTime(kind)) return times[kind](new Date(value), reader)
      if (forms !== undefined) return `${value} ${plural(Number(value), forms.slice(1).split('|'), reader)}`
      return String(value)
    },
  )
}

/** Names of the values that a text takes. */
export const paramsOf = (text: string): string[] =>
  [...new Set(Array.from(text.matchAll(/\{(\w+)/g), ([, name = '']) => name))].sort()
