import { describe, expect, it } from 'vitest'
import { readCalendarFile } from './read-calendar-file.ts'

const now = new Date('2026-11-22T12:00:00Z')
const read = (text: string) => readCalendarFile(text, now)
const days = (text: string) => read(text).days.map(({ from, to, kind, title }) => `${from}..${to} ${kind} ${title}`)
const codes = (text: string) => read(text).faults.map(({ line, because: { code } }) => `${line ?? '-'} ${code}`)

describe('the XML of a production calendar', () => {
  const xml = (inner: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<calendar year="2024" lang="ru" date="2023.08.11">
      <holidays><holiday id="1" title="Новогодние каникулы" /><holiday id="2" title="Рождество &quot;Христово&quot;"/></holidays>
      <days>${inner}</days></calendar>`

  it('has holidays by name, moved days, short days and working Saturdays', () => {
    const text = xml(`<day d="01.01" t="1" h="1" /><day d="01.02" t="1" h="1"/><day d="01.07" t="1" h='2'/>
      <day d="02.22" t="2"/><day d="04.27" t="3" /><day d="04.29" t="1" f="04.27"/><!-- <day d="05.05" t="1"/> -->`)
    expect(days(text)).toEqual([
      '2024-01-01..2024-01-02 off Новогодние каникулы',
      '2024-01-07..2024-01-07 off Рождество "Христово"',
      '2024-02-22..2024-02-22 short предпраздничный день',
      '2024-04-27..2024-04-27 working рабочий день',
      '2024-04-29..2024-04-29 off перенос с 27.04.2024',
    ])
    expect(codes(text)).toEqual([])
  })

  it('tells of days that do not exist, of unknown kinds and of a missing year', () => {
    expect(codes(xml('<day d="02.30" t="1"/><day d="03.01" t="7"/>'))).toEqual([
      '- calendar.bad-day',
      '- calendar.bad-day',
    ])
    expect(codes('<calendar><day d="01.01" t="1"/></calendar>')).toEqual(['- calendar.no-year', '- calendar.bad-day'])
  })
})

describe('an iCalendar file', () => {
  const ics = (...events: string[]) =>
    ['BEGIN:VCALENDAR', ...events.map((one) => `BEGIN:VEVENT\r\n${one}\r\nEND:VEVENT`), 'END:VCALENDAR'].join('\r\n')

  it('has whole days, ends not included, and folded titles', () => {
    expect(
      days(
        ics(
          'DTSTART;VALUE=DATE:20260501\r\nDTEND;VALUE=DATE:20260504\r\nSUMMARY:Праздник\\, Весны\r\n  и Труда',
          'DTSTART;VALUE=DATE:20261231\r\nSUMMARY:Сокращённый день',
          'DTSTART;VALUE=DATE:20261107\r\nSUMMARY:Рабочая суббота',
          'DTSTART;VALUE=DATE:20261102\r\nSUMMARY:Нерабочий день',
        ),
      ),
    ).toEqual([
      '2026-05-01..2026-05-03 off Праздник, Весны и Труда',
      '2026-11-02..2026-11-02 off Нерабочий день',
      '2026-11-07..2026-11-07 working Рабочая суббота',
      '2026-12-31..2026-12-31 short Сокращённый день',
    ])
  })

  it('enters what comes every year for last year and the next two', () => {
    const yearly = ics('DTSTART;VALUE=DATE:20100501\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Май')
    expect(days(yearly).map((day) => day.slice(0, 10))).toEqual([
      '2025-05-01',
      '2026-05-01',
      '2027-05-01',
      '2028-05-01',
    ])
  })

  it('leaves out what comes at an hour, is cancelled or repeats otherwise, and says so', () => {
    const text = ics(
      'DTSTART:20260501T100000Z\r\nSUMMARY:Встреча',
      'DTSTART;VALUE=DATE:20260501\r\nSTATUS:CANCELLED',
      'DTSTART;VALUE=DATE:20260501\r\nRRULE:FREQ=WEEKLY',
      'DTSTART;VALUE=DATE:20260502\r\nDTEND;VALUE=DATE:20260501',
    )
    expect(days(text)).toEqual([])
    expect(codes(text)).toEqual([
      '2 calendar.not-whole-day',
      '6 calendar.cancelled',
      '10 calendar.repeats',
      '14 calendar.bad-day',
    ])
  })
})

describe('a table of days', () => {
  it('has dates of both spellings, rows of days, kinds in both languages and hours with a lunch', () => {
    const { days: found, faults } = read(
      '\uFEFFдата;вид;часы;почему\n01.01.2027..08.01.2027;выходной;;Каникулы\n2027-02-20;рабочий день;;"Суббота; по указу"\n31.12.2027;часы;9:00-12:00, 13-15:30;Короткий\n2027-03-05;SHORT',
    )
    expect(faults).toEqual([])
    expect(found).toEqual([
      { from: '2027-01-01', to: '2027-01-08', kind: 'off', title: 'Каникулы' },
      { from: '2027-02-20', to: '2027-02-20', kind: 'working', title: 'Суббота; по указу' },
      { from: '2027-03-05', to: '2027-03-05', kind: 'short', title: '' },
      {
        from: '2027-12-31',
        to: '2027-12-31',
        kind: 'hours',
        title: 'Короткий',
        hours: [
          { from: 540, to: 720 },
          { from: 780, to: 930 },
        ],
      },
    ])
  })

  it.each([
    ['2027-02-29;off', 'calendar.bad-date'],
    ['2027-03-02..2027-03-01;off', 'calendar.backward'],
    ['2027-03-01;отпуск', 'calendar.bad-kind'],
    ['2027-03-01;часы', 'calendar.bad-hours'],
    ['2027-03-01;часы;14:00-13:00', 'calendar.bad-hours'],
    ['2027-03-01;часы;9-13, 12-14', 'calendar.bad-hours'],
  ])('%s is told with its line', (line, code) => {
    expect(codes(`2027-01-01;off\n${line}`)).toEqual([`2 ${code}`])
  })
})

it('what is no calendar has no days', () => {
  for (const text of ['<html></html>', 'BEGIN:VCALENDAR', 'просто текст', '{}']) expect(days(text)).toEqual([])
})
