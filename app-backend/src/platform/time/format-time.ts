import type { Lang } from '../errors/error-sentence.ts'

/** In whose words and on whose clock a text speaks. */
export interface Reader {
  lang: Lang
  /** IANA zone. */
  zone: string
}

const locales: Record<Lang, string> = { ru: 'ru-RU', en: 'en-GB' }
const formats = new Map<string, Intl.DateTimeFormat>()

/** True for a zone that this server knows. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function format({ lang, zone }: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${zone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  // The portal may know a zone by a name that this server does not; its instants are then told in UTC.
  const timeZone = isZone(zone) ? zone : 'UTC'
  const made = new Intl.DateTimeFormat(locales[lang], { ...options, timeZone, hourCycle: 'h23' })
  formats.set(key, made)
  return made
}

const date = { day: 'numeric', month: 'long', year: 'numeric' } as const
const time = { hour: '2-digit', minute: '2-digit' } as const

/** «22 ноября 2026 г.», "22 November 2026". */
export const formatDate = (at: Date, reader: Reader): string => format(reader, date).format(at)

/** «09:05». */
export const formatTime = (at: Date, reader: Reader): string => format(reader, time).format(at)

/** «22 ноября 2026 г., 09:05», "22 November 2026, 09:05". */
export const formatDateTime = (at: Date, reader: Reader): string =>
  `${formatDate(at, reader)}, ${formatTime(at, reader)}`

/** Minutes since midnight on the clock of the zone. */
export function minuteOfDay(at: Date, zone: string): number {
  const [hours = 0, minutes = 0] = formatTime(at, { lang: 'en', zone }).split(':').map(Number)
  return hours * 60 + minutes
}
