import { expect, it } from 'vitest'
import { figuresOf, type Counted } from './figures-of.ts'

const overview: Counted = {
  asOf: '2026-11-23T07:05:00.000Z',
  requests: {
    created: 12,
    closed: 5,
    open: 7,
    overdue: 3,
    byCategory: [
      { name: 'Рекламация', count: 9 },
      { name: '', count: 3 },
    ],
    byStage: [{ name: 'В работе', count: 7 }],
    byTime: [{ from: '2026-11-17', until: '2026-11-24', created: 12 }],
  },
  calls: { byTime: [{ from: '2026-11-17', until: '2026-11-24', incoming: 4, outgoing: 2 }] },
  statuses: null,
  companies: [{ id: 5, title: 'Заречье', count: 8 }],
}
const facts = {
  from: '2026-11-17',
  to: '2026-11-23',
  categories: [
    { id: '71', name: 'Гарантия' },
    { id: '72', name: 'Рекламация' },
  ],
  language: 'ru',
  zone: 'Europe/Moscow',
} as const

it('figures say their section, name and days, and whether they are of now; what is kept back is left out', () => {
  const rows = figuresOf(overview, facts).map(({ section, name, from, to, value }) =>
    [section, name, from ?? 'сейчас', to ?? '', value].join(' · '),
  )
  expect(rows).toEqual([
    'О данных · Данные на · 2026-11-17 · 2026-11-23 · 23.11.2026, 10:05',
    'Запросы · Новые · 2026-11-17 · 2026-11-23 · 12',
    'Запросы · Закрыто · 2026-11-17 · 2026-11-23 · 5',
    'Запросы · Открыто сейчас · сейчас ·  · 7',
    'Запросы · Просрочено сейчас · сейчас ·  · 3',
    'Новые запросы по категориям · Рекламация · 2026-11-17 · 2026-11-23 · 9',
    'Новые запросы по категориям · Без категории · 2026-11-17 · 2026-11-23 · 3',
    'Открытые запросы по стадиям · В работе · сейчас ·  · 7',
    'Новые запросы по времени · Новые · 2026-11-17 · 2026-11-23 · 12',
    'Звонки по времени · Входящие · 2026-11-17 · 2026-11-23 · 4',
    'Звонки по времени · Исходящие · 2026-11-17 · 2026-11-23 · 2',
    'Дела по компаниям · Заречье · 2026-11-17 · 2026-11-23 · 8',
  ])
})

it('the same figure has the same number whatever stands beside it', () => {
  const category = (all: Counted) => figuresOf(all, facts).find(({ name }) => name === 'Рекламация')?.id
  const requests = overview.requests && {
    ...overview.requests,
    byCategory: [{ name: 'Гарантия', count: 20 }, ...overview.requests.byCategory],
  }
  expect(category({ ...overview, requests })).toBe(category(overview))
  const ids = figuresOf({ ...overview, requests }, facts).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
