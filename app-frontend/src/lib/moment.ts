export type Lang = 'ru' | 'en'

const day = 24 * 60 * 60 * 1000
const locale = { ru: 'ru-RU', en: 'en-GB' } as const
const formats = new Map<string, Intl.DateTimeFormat>()

function format(lang: Lang, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = lang + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale[lang], options)
  formats.set(key, known)
  return known.format(at)
}

/** «15:21» in the person's zone. */
export const clock = (at: Date, lang: Lang): string => format(lang, { hour: '2-digit', minute: '2-digit' }, at)

/** «24.11» or, in another year, «24.11.2025»; English: 24 Nov. */
export function dayAndMonth(at: Date, now: Date, lang: Lang): string {
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  const month = lang === 'ru' ? '2-digit' : 'short'
  return format(lang, { day: lang === 'ru' ? '2-digit' : 'numeric', month, ...year }, at)
}

/** «вт» of the date. */
export const weekday = (at: Date, lang: Lang): string => format(lang, { weekday: 'short' }, at)

/** «апрель 2019 г.» of `2019-04`. */
export const calendarMonth = (month: string, lang: Lang): string =>
  format(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }, new Date(`${month}-01T00:00:00Z`))

/** «24.11.2026, 15:21:07 GMT+3», in the person's zone. */
export const wholeMoment = (at: Date, lang: Lang): string => format(lang, { dateStyle: 'short', timeStyle: 'long' }, at)

/** Calendar days from `now` to `at` in the person's zone: 0 today, -1 yesterday. */
export function daysBetween(now: Date, at: Date): number {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(at) - midnight(now)) / day)
}
