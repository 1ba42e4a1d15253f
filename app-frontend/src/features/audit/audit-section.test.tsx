import type { AuditEventView, AuditWords, AuditPage, RunDetails, RunRow } from '@poryadok/app-backend/audit/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aBackend, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import AuditSection from './audit-section.tsx'

const words: AuditWords = {
  families: { 'settings.requests': 'Запросы' },
  fields: {
    'crm.1': { stageId: { title: 'Стадия', kind: 'text', names: { NEW: 'Новая', WON: 'Решена' } } },
    'settings.requests': { responsibleId: { title: 'Ответственный', kind: 'person' } },
  },
  people: { 5: 'Ольга Северцева' },
  records: { '1.7': 'Не печатает пульт' },
}
const runId = '6a0e1d52-0000-8000-8000-000000000001'
const anEvent = (changes: Partial<AuditEventView> = {}): AuditEventView => ({
  id: 9,
  at: '2026-11-24T09:31:00.000Z',
  actor: { kind: 'rule', id: 'routing', name: 'routing' },
  action: 'portal.update',
  record: { entityTypeId: 1, id: 7, path: '/crm/lead/details/7/' },
  before: { stageId: 'NEW', originId: 'letter:1' },
  after: { stageId: 'WON', originId: 'letter:1' },
  family: 'crm.1',
  causeId: runId,
  ...changes,
})
const aRun = (changes: Partial<RunRow> = {}): RunRow => ({
  id: runId,
  rule: 'routing',
  version: 4,
  mode: 'live',
  person: null,
  cause: { kind: 'schedule', id: '1' },
  startedAt: '2026-11-24T09:31:00.000Z',
  endedAt: '2026-11-24T09:31:01.000Z',
  counts: { done: 2, skipped: 1 },
  undoable: 2,
  undoOf: null,
  refusal: null,
  ...changes,
})
const details = (changes: Partial<RunDetails> = {}): RunDetails => ({
  run: aRun(),
  entries: [
    {
      id: 1,
      record: { entityTypeId: 1, id: 7, path: '/crm/lead/details/7/' },
      action: 'update',
      state: 'skipped',
      changes: [{ field: 'stageId', before: 'NEW', after: 'WON' }],
      error: 'conflict.changed',
    },
  ],
  next: null,
  table: null,
  fight: null,
  words,
  ...changes,
})
const show = ({
  events = [anEvent()],
  run = details(),
  lang = 'ru',
  names = words,
}: {
  names?: AuditWords
  events?: ReturnType<typeof anEvent>[]
  run?: ReturnType<typeof details>
  lang?: 'ru' | 'en'
} = {}) => {
  const page: AuditPage = { events, actions: ['portal.update', 'run.undone'], next: null, words: names }
  const backend = aBackend({
    'GET /api/audit': () => json(page),
    'GET /api/permissions/mine': () => json({ actions: ['audit.view'] }),
    'GET /api/audit/runs': () => json({ runs: [run.run], next: null }),
    [`GET /api/audit/runs/${runId}`]: () => json(run),
  })
  renderScreen(<AuditSection />, { backend, boot: aBoot({ view: 'main', client: null, lang }) })
  return backend
}
const row = (text: RegExp | string) => screen.findByText(text).then((found) => found.closest('tr') as HTMLElement)

test('a line says who did what to which record, in words and without our marks', async () => {
  show()
  const line = await row('Стадия: Новая → Решена')
  expect(line.textContent).toContain('Распределение')
  expect(line.textContent).toContain('Изменение записи')
  expect(within(line).getByRole('link', { name: 'Не печатает пульт' }).getAttribute('title')).toContain('Лид №\u00a07')
})

test('a setting is named with its slice, and people by their names', async () => {
  const changed = anEvent({
    action: 'settings.changed',
    record: null,
    family: 'settings.requests',
    before: { responsibleId: 0 },
    after: { responsibleId: 5 },
  })
  show({ events: [changed] })
  const line = await row('Ответственный: пусто → Ольга Северцева')
  expect(line.textContent).toContain('Запросы')
})

test('words are searched for once the person has stopped typing', async () => {
  const backend = show()
  await row('Стадия: Новая → Решена')
  await userEvent.type(screen.getByRole('searchbox', { name: 'Поиск по журналу действий' }), 'щит')
  await waitFor(() => expect(backend.calls.at(-1)).toBe(`GET /api/audit?text=${encodeURIComponent('щит')}`))
  expect(backend.calls).toHaveLength(2)
})

test('the file holds what the filter leaves', async () => {
  const backend = show()
  backend.on('GET /api/audit/export', () => new Response('x'))
  URL.createObjectURL = () => 'blob:file'
  URL.revokeObjectURL = vi.fn()
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  await row('Стадия: Новая → Решена')
  await userEvent.type(screen.getByRole('searchbox', { name: 'Поиск по журналу действий' }), 'a')
  await userEvent.click(screen.getByRole('button', { name: 'Выгрузить' }))
  await waitFor(() => expect(backend.calls).toContain('GET /api/audit/export?text=a&zone=Europe%2FMoscow'))
})

test('a line opens beside the journal and leads to the whole run, which can be taken back', async () => {
  show()
  await userEvent.click(await row('Стадия: Новая → Решена'))
  const panel = within(await screen.findByRole('complementary', { name: 'Изменение записи' }))
  panel.getByRole('table', { name: 'Что изменилось' })
  await userEvent.click(panel.getByText('Показать всю работу правила'))
  const run = within(await screen.findByRole('complementary', { name: 'Распределение' }))
  await run.findByText('Значение сменил человек: оставлено как есть.')
  expect(run.getByRole('button', { name: 'Отменить всё' })).toBeDefined()
})

test('a dry run shows from what to what, and offers no undo', async () => {
  const run = aRun({ mode: 'dry', counts: { imagined: 15 }, undoable: 0 })
  const moves = [{ entityTypeId: 1, field: 'stageId', from: null, to: 'WON', count: 12 }]
  show({ run: details({ run, table: { records: 15, moves } }) })
  await userEvent.click(await screen.findByRole('radio', { name: 'Работа правил' }))
  await userEvent.click(await row('не писали 15'))
  const panel = within(await screen.findByRole('complementary', { name: 'Распределение' }))
  await panel.findByText('Изменились бы 15 записей')
  panel.getByText('пусто')
  expect(panel.queryByRole('button', { name: 'Отменить всё' })).toBeNull()
})

test('a stopped run names who fought whom, in order', async () => {
  const step = (name: string, value: string) => ({
    at: '2026-11-24T09:31:00.000Z',
    actor: { kind: 'rule' as const, name },
    value,
  })
  const refusal = { code: 'loop.too-often', params: { field: 'stageId' } }
  show({
    run: details({
      run: aRun({ refusal, undoable: 0 }),
      fight: {
        record: { entityTypeId: 1, id: 7, path: '/crm/lead/details/7/' },
        field: 'stageId',
        steps: [
          step('routing', 'WON'),
          { ...step('', 'NEW'), at: null, actor: { kind: 'person', name: 'Ольга' } },
          step('deadline', 'WON'),
        ],
      },
    }),
  })
  await userEvent.click(await screen.findByRole('radio', { name: 'Работа правил' }))
  await userEvent.click(await row('остановлено'))
  const report = within(await screen.findByRole('region', { name: 'Кто с кем спорил' }))
  expect(report.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    expect.stringContaining('Распределение'),
    expect.stringContaining('Ольга'),
    expect.stringContaining('Сроки'),
  ])
})

test('before the first action the journal says what will happen', async () => {
  show({ events: [] })
  expect(await screen.findByText('Действий ещё не было')).toBeDefined()
})

test('is English in English', async () => {
  show({ lang: 'en', names: { ...words, fields: {}, records: {} } })
  const line = await row('Stage: NEW → WON')
  expect(line.textContent).not.toMatch(/[а-яё]/i)
})
