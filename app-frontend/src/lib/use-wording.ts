import { useLingui } from '@lingui/react/macro'
import { calendarMonth, clock, dayAndMonth, daysBetween, type Lang, weekday, wholeMoment } from './moment.ts'
import { spanOf } from './span.ts'

/** Made once: a number format costs as much as a row. */
const ids = new Intl.NumberFormat('ru')
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(lang: Lang, digits: number): Intl.NumberFormat {
  const key = `${lang} ${digits}`
  const format = formats.get(key) ?? new Intl.NumberFormat(lang, { maximumFractionDigits: digits })
  formats.set(key, format)
  return format
}
const nbsp = '\u00a0'

export interface Wording {
  lang: Lang
  /** «№ 48 197», “#48 197” */
  requestNumber(id: number): string
  /** «184 212» */
  count(value: number): string
  /** «сегодня 12:31», «вчера 17:15», «20.11» */
  recent(iso: string, now: Date): string
  /** «сегодня 12:31» or «24.11, 15:21»: never without the time. */
  moment(iso: string, now: Date): string
  /** «24.11, 15:21», today too. */
  exact(iso: string, now: Date): string
  /** «24.11.2026, 15:21:07 GMT+3»: for a title. */
  full(iso: string): string
  /** «вт 24.11, 15:21», today too: a deadline names its day. */
  due(iso: string, now: Date): string
  /** «15:21» today, «24.11, 15:21» on another day. */
  since(iso: string, now: Date): string
  /** «15:21» today, «24.11» on another day: where the time would not fit and matters no more. */
  lately(iso: string, now: Date): string
  /** «апрель 2019 г.» of `2019-04`. */
  month(month: string): string
  /** «2 ч 41 мин» */
  span(ms: number): string
  /** «1,8 МБ» */
  size(bytes: number): string
}

/** Numbers, moments and lengths as people read them, in the language of the page. */
export function useWording(): Wording {
  const { t, i18n } = useLingui()
  const lang: Lang = i18n.locale === 'en' ? 'en' : 'ru'
  const numbers = (value: number, digits = 0): string => formatOf(lang, digits).format(value)
  const dated = (at: Date, now: Date): string => `${dayAndMonth(at, now, lang)}, ${clock(at, lang)}`
  const near = (at: Date, now: Date): string | null => {
    const time = clock(at, lang)
    const days = daysBetween(now, at)
    if (days === 0) return t`сегодня ${time}`
    return days === -1 ? t`вчера ${time}` : null
  }
  return {
    lang,
    count: numbers,
    requestNumber: (id) => `${lang === 'ru' ? `№${nbsp}` : '#'}${ids.format(id).replaceAll(' ', nbsp)}`,
    recent: (iso, now) => near(new Date(iso), now) ?? dayAndMonth(new Date(iso), now, lang),
    moment: (iso, now) => near(new Date(iso), now) ?? dated(new Date(iso), now),
    exact: (iso, now) => dated(new Date(iso), now),
    full: (iso) => wholeMoment(new Date(iso), lang),
    due: (iso, now) => `${weekday(new Date(iso), lang)} ${dated(new Date(iso), now)}`,
    since: (iso, now) => {
      const at = new Date(iso)
      return daysBetween(now, at) === 0 ? clock(at, lang) : dated(at, now)
    },
    lately: (iso, now) => {
      const at = new Date(iso)
      return daysBetween(now, at) === 0 ? clock(at, lang) : dayAndMonth(at, now, lang)
    },
    month: (month) => calendarMonth(month, lang),
    span: (ms) => {
      const span = spanOf(ms)
      if ('days' in span) return t`${span.days} д ${span.hours} ч`
      const minutes = span.minutes
      if (!('hours' in span)) return t`${minutes} мин`
      const padded = String(minutes).padStart(2, '0')
      return t`${span.hours} ч ${padded} мин`
    },
    size: (bytes) => {
      if (bytes < 1024) return t`${numbers(bytes)} Б`
      const kb = bytes / 1024
      return kb < 1024 ? t`${numbers(Math.round(kb))} КБ` : t`${numbers(kb / 1024, 1)} МБ`
    },
  }
}
