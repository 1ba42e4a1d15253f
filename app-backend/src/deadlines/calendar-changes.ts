import type { Words } from '../kernel/words.ts'
import type { BodyChange, Said } from '../rule-sets/index.ts'
import type { DeadlineRules } from './contract.ts'

type Calendar = DeadlineRules['calendar']
type Hours = Calendar['week'][number]
type Exception = Calendar['exceptions'][number]

const weekdays: readonly Words[] = [
  { ru: 'Понедельник', en: 'Monday' },
  { ru: 'Вторник', en: 'Tuesday' },
  { ru: 'Среда', en: 'Wednesday' },
  { ru: 'Четверг', en: 'Thursday' },
  { ru: 'Пятница', en: 'Friday' },
  { ru: 'Суббота', en: 'Saturday' },
  { ru: 'Воскресенье', en: 'Sunday' },
]
const kinds: Record<Exception['kind'], Words> = {
  off: { ru: 'выходной', en: 'day off' },
  working: { ru: 'рабочий день', en: 'working day' },
  short: { ru: 'короткий день', en: 'short day' },
  hours: { ru: 'свои часы', en: 'own hours' },
}
const production: Words = { ru: 'производственный календарь России', en: 'production calendar of Russia' }

const two = (value: number) => String(value).padStart(2, '0')
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const hoursText = (hours: Hours) => hours.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ')
const dayText = (date: string) => date.split('-').toReversed().join('.')
const daysText = ({ from, to }: Exception) => (from === to ? dayText(from) : `${dayText(from)} – ${dayText(to)}`)

/** What differs between two calendars: zone, days of the week, whose holidays, days that differ from the week. */
export function calendarChanges(before: Calendar, after: Calendar): BodyChange[] {
  const days = new Set([...before.exceptions, ...after.exceptions].map(daysText))
  const exceptionOf = ({ exceptions }: Calendar, name: string) =>
    exceptionWords(exceptions.find((one) => daysText(one) === name))
  return [
    { what: { ru: 'Часовой пояс', en: 'Time zone' }, before: before.zone, after: after.zone },
    { what: { ru: 'Праздники', en: 'Holidays' }, before: holidays(before), after: holidays(after) },
    ...weekdays.map((what, at) => ({ what, before: dayWords(before.week[at]), after: dayWords(after.week[at]) })),
    ...Array.from(days, (name) => ({
      what: { ru: name, en: name },
      before: exceptionOf(before, name),
      after: exceptionOf(after, name),
    })),
  ]
}

const holidays = ({ country }: Calendar): Said => (country === null ? null : production)
const dayWords = (hours: Hours | undefined): Said =>
  hours === undefined || hours.length === 0 ? kinds.off : hoursText(hours)

function exceptionWords(exception: Exception | undefined): Said {
  if (!exception) return null
  const { kind, hours, title } = exception
  const rest = [...(hours && hours.length > 0 ? [hoursText(hours)] : []), ...(title ? [title] : [])]
  const said = (word: string) => [word, ...rest].join(' · ')
  return { ru: said(kinds[kind].ru), en: said(kinds[kind].en) }
}
