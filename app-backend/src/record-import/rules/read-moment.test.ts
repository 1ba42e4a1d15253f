import { expect, it } from 'vitest'
import { readMoment, type MomentForm } from './read-moment.ts'

const moscow: MomentForm = { order: 'dmy', zone: 'Europe/Moscow' }
const read = (text: string, form: Partial<MomentForm> = {}) => {
  const value = readMoment(text, { ...moscow, ...form })
  return value.ok ? value.value.at.toISOString().replace(':00.000Z', 'Z') : value.why.code
}

it.each([
  ['14.03.2019 9:05', '2019-03-14T06:05Z'],
  ['14.03.19', '2019-03-13T21:00Z'],
  ['2019-03-14T09:05:00.000Z', '2019-03-14T09:05Z'],
  ['2019-03-14T09:05:00.000+0000', '2019-03-14T09:05Z'],
  ['2019-03-14 09:05', '2019-03-14T06:05Z'],
  ['2019-03-14T09:05+07:00', '2019-03-14T02:05Z'],
  ['20190314', '2019-03-13T21:00Z'],
  ['14 марта 2019 г., 9:05', '2019-03-14T06:05Z'],
  ['5 мая 2020', '2020-05-04T21:00Z'],
  ['March 14, 2019', '2019-03-13T21:00Z'],
  ['14-Mar-19', '2019-03-13T21:00Z'],
  ['29.02.2020', '2020-02-28T21:00Z'],
  ['14.03.2011', '2011-03-13T21:00Z'],
  ['43538', '2019-03-13T21:00Z'],
  ['43538.5', '2019-03-14T09:00Z'],
  ['03/04/2019', '2019-04-02T21:00Z'],
])('%s in Moscow is %s', (text, at) => {
  expect(read(text)).toBe(at)
})

it.each([
  ['31.02.2023', 'import.date-impossible'],
  ['29.02.2019', 'import.date-impossible'],
  ['14.03.2019 24:00', 'import.date-impossible'],
  ['14.03.2019 9:60', 'import.date-impossible'],
  ['3/14/2019', 'import.date-impossible'],
  ['завтра', 'import.date-unreadable'],
  ['2019', 'import.date-unreadable'],
  ['', 'import.date-unreadable'],
])('%s is no date: %s', (text, code) => {
  expect(read(text)).toBe(code)
})

it('strokes follow the order told, dots do not', () => {
  expect(read('3/14/2019, 9:05 PM', { order: 'mdy', zone: 'UTC' })).toBe('2019-03-14T21:05Z')
  expect(read('12/31/2019 12:00 AM', { order: 'mdy', zone: 'UTC' })).toBe('2019-12-31T00:00Z')
  expect(read('03.04.2019', { order: 'mdy', zone: 'UTC' })).toBe('2019-04-03T00:00Z')
  expect(read('19/04/03', { order: 'ymd', zone: 'UTC' })).toBe('2019-04-03T00:00Z')
})

it('a wall clock is read by the offset that its zone had that day', () => {
  expect(read('01.07.2010 12:00')).toBe('2010-07-01T08:00Z')
  expect(read('01.07.2012 12:00')).toBe('2012-07-01T08:00Z')
  expect(read('01.07.2019 12:00')).toBe('2019-07-01T09:00Z')
})
