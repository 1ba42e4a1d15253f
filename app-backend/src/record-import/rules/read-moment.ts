import type { Checked } from '../../kernel/checked.ts'
import { instantAt } from '../../kernel/local-time.ts'
import { reason } from '../../kernel/reason.ts'
import type { DateOrder } from './mapping.ts'

export interface MomentForm {
  order: DateOrder
  /** IANA zone of texts that name none. */
  zone: string
}

export interface ReadMoment {
  /** Day of the wall clock, «2019-03-14». */
  day: string
  /** Instant in UTC. */
  at: Date
  /** The text named a time of day. */
  timed: boolean
}

interface Day {
  year: number
  month: number
  day: number
}

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const refused = (code: string, text: string) => ({ ok: false as const, why: reason(code, { text: text.slice(0, 80) }) })

/** Serial numbers of Excel from 1950 on: smaller numbers are years or counts. ECMA-376 part 1, 18.17.4 */
const serial = /^(1[89]\d{3}|[2-9]\d{4}|1\d{5})(?:[.,](\d+))?$/
const clock =
  /(?:^|[\sT,]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

/**
 * Reads a date with or without a time as people, spreadsheets and exports write it: ISO 8601, day first with dots, strokes in the
 * order told, a month as a word (Russian, English), a serial number of Excel. A zone in the text goes before the one told.
 */
export function readMoment(given: string, { order, zone }: MomentForm): Checked<ReadMoment> {
  const text = given.normalize('NFKC').trim()
  if (serial.test(text)) return ofSerial(Number(text.replace(',', '.')), zone)
  const time = clock.exec(text)
  const dayText = (time ? text.slice(0, time.index) : text).replace(/[,\s]+$/, '').replace(/\s*(г\.?|года)$/i, '')
  const day = numericDay(dayText, order) ?? wordDay(dayText)
  if (!day) return refused('import.date-unreadable', given)
  const minute = time ? minuteOf(time) : 0
  if (!exists(day) || minute === null) return refused('import.date-impossible', given)
  const named = `${pad(day.year, 4)}-${pad(day.month)}-${pad(day.day)}`
  const seconds = Number(time?.[3] ?? 0)
  const offset = time?.[5] === undefined ? null : offsetMinutes(time[5])
  const start =
    offset === null
      ? instantAt(named, minute, zone)
      : new Date(Date.parse(`${named}T00:00:00Z`) + (minute - offset) * 60_000)
  return { ok: true, value: { day: named, at: new Date(start.getTime() + seconds * 1_000), timed: time !== null } }
}

function numericDay(text: string, order: DateOrder): Day | null {
  const match = /^(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})$/.exec(text)
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact) return { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) }
  if (!match) return null
  const [first = '', sign, second, third = ''] = match.slice(1)
  if (first.length > 2)
    return third.length > 2 ? null : { year: Number(first), month: Number(second), day: Number(third) }
  if (order === 'ymd' && third.length <= 2) return { year: century(first), month: Number(second), day: Number(third) }
  const monthFirst = order === 'mdy' && sign !== '.'
  const [day, month] = monthFirst ? [second, first] : [first, second]
  return { year: century(third), month: Number(month), day: Number(day) }
}

function wordDay(text: string): Day | null {
  const [, day, word = '', year] = /^(\d{1,2})[\s.-]*([a-zа-яё]{3,9})\.?[\s,.-]*(\d{2,4})$/i.exec(text) ?? []
  const american = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(text)
  const month = monthOf(american?.[1] ?? word)
  if (month === 0) return null
  return { year: century(american?.[3] ?? year ?? ''), month, day: Number(american?.[2] ?? day) }
}

function monthOf(word: string): number {
  const plain = word.toLowerCase()
  if (plain === '') return 0
  const russian = months.findIndex((start, at) => (at === 4 ? /^ма[йя]$/.test(plain) : plain.startsWith(start)))
  return (russian >= 0 ? russian : englishMonths.findIndex((start) => plain.startsWith(start))) + 1
}

/** Two digits up to 69 are of this century, as POSIX says. */
const century = (year: string): number =>
  year.length > 2 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900)

function exists({ year, month, day }: Day): boolean {
  const made = new Date(Date.UTC(year, month - 1, day))
  return year >= 1000 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day
}

/** Minutes since midnight; null when no clock shows it. */
function minuteOf(time: RegExpExecArray): number | null {
  const [hours, minutes, half] = [Number(time[1]), Number(time[2]), time[4]?.[0]?.toLowerCase()]
  if (minutes > 59 || Number(time[3] ?? 0) > 59) return null
  if (half === undefined) return hours > 23 ? null : hours * 60 + minutes
  return hours < 1 || hours > 12 ? null : ((hours % 12) + (half === 'p' ? 12 : 0)) * 60 + minutes
}

function offsetMinutes(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

function ofSerial(value: number, zone: string): Checked<ReadMoment> {
  const seconds = Math.round(value * 86_400)
  const wall = new Date(Date.UTC(1899, 11, 30) + seconds * 1_000).toISOString()
  const day = wall.slice(0, 10)
  const inDay = seconds % 86_400
  const at = new Date(instantAt(day, Math.floor(inDay / 60), zone).getTime() + (inDay % 60) * 1_000)
  return { ok: true, value: { day, at, timed: inDay > 0 } }
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')
