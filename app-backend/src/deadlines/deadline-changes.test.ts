import { expect, it } from 'vitest'
import { deadlineRules, type DeadlineRules } from './contract.ts'
import { deadlineChanges } from './deadline-changes.ts'

const rules = (over: Partial<DeadlineRules> = {}): DeadlineRules => ({ ...deadlineRules.parse({ hours: [] }), ...over })
const told = (before: DeadlineRules, after: DeadlineRules) =>
  deadlineChanges(before, after, (id) => `Категория ${id}`).map((one) => [one.what.ru, one.before, one.after])

it('equal rules have no changes', () => expect(told(rules(), rules())).toEqual([]))

it('ways of counting are words of both languages, hours go by the name of the category', () => {
  const after = rules({ mode: 'working-hours', hours: [{ categoryId: '7', hours: 24 }], warnMinutes: null })
  expect(told(rules(), after)).toEqual([
    [
      'Как считать',
      { ru: 'круглые сутки без нерабочих дней', en: 'around the clock without days off' },
      { ru: 'рабочие часы', en: 'working hours' },
    ],
    ['Предупредить за, мин', '60', null],
    ['Часы: Категория 7', null, '24'],
  ])
})

it('a calendar is told by its days', () => {
  const { calendar } = rules()
  const [monday = [], ...others] = calendar.week
  const shorter = [{ from: 600, to: 720 }]
  const holiday = { from: '2026-12-31', to: '2026-12-31', kind: 'short', hours: shorter, title: 'Канун' } as const
  const after = rules({ calendar: { ...calendar, country: null, week: [[], ...others], exceptions: [{ ...holiday }] } })
  expect(monday).not.toEqual([])
  expect(told(rules(), after)).toEqual([
    ['Праздники', expect.objectContaining({ ru: 'производственный календарь России' }), null],
    ['Понедельник', '09:00–13:00, 14:00–18:00', { ru: 'выходной', en: 'day off' }],
    ['31.12.2026', null, { ru: 'короткий день · 10:00–12:00 · Канун', en: 'short day · 10:00–12:00 · Канун' }],
  ])
})
