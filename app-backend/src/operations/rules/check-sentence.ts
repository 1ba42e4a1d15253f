import { dayMs, hourMs, minuteMs, type Check, type CheckValue } from './check.ts'
import { hostWords } from './host-words.ts'
import { portalWords } from './portal-words.ts'

/** Every check in words. */
export const checkWords = { ...portalWords, ...hostWords }

type Lang = 'ru' | 'en'

const units = { ru: ['с', 'мин', 'ч', 'дн.'], en: ['s', 'min', 'h', 'days'] } as const
const sizes = { ru: ['КБ', 'МБ', 'ГБ'], en: ['KB', 'MB', 'GB'] } as const

/** A duration in one unit, rounded down: `40 мин`. */
export function duration(ms: number, lang: Lang): string {
  const [seconds, minutes, hours, days] = units[lang]
  if (ms < minuteMs) return `${Math.max(0, Math.floor(ms / 1_000))} ${seconds}`
  if (ms < 2 * hourMs) return `${Math.floor(ms / minuteMs)} ${minutes}`
  if (ms < 2 * dayMs) return `${Math.floor(ms / hourMs)} ${hours}`
  return `${Math.floor(ms / dayMs)} ${days}`
}

/** A size in the largest unit that leaves one digit or more before the point: `41 ГБ`. */
export function size(bytes: number, lang: Lang): string {
  const [kilo, mega, giga] = sizes[lang]
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} ${kilo}`
  if (bytes < 1e9) return `${Math.round(bytes / 1e6)} ${mega}`
  const value = bytes / 1e9
  const text = value < 10 ? value.toFixed(1) : String(Math.round(value))
  return `${lang === 'ru' ? text.replace('.', ',') : text} ${giga}`
}

function shown(value: CheckValue, lang: Lang): string {
  if (typeof value !== 'object') return String(value)
  return 'ms' in value ? duration(value.ms, lang) : size(value.bytes, lang)
}

/** The check in words: its name, what is so, what to do. Nothing is to be done about what is well. */
export function checkSentence(check: Check, lang: Lang): { title: string; says: string; todo: string } {
  const { title, found } = checkWords[check.id]
  const words = found[check.code]?.[lang] ?? { says: check.code, todo: '' }
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = check.params[name]
      return value === undefined ? whole : shown(value, lang)
    })
  const well = check.state === 'ok' || check.state === 'off'
  return { title: title[lang], says: fill(words.says), todo: well ? '' : fill(words.todo) }
}
