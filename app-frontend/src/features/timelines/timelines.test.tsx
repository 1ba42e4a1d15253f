import { type NewReaders, type RouteList, usualMapping } from '@poryadok/app-backend/timeline-sync/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { aBackend, type Backend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import TimelinesSection from './timelines-section.tsx'

const id = '7f3c7a52-6f0e-4b1c-9d1a-0a3a35f4c001'
const fields = {
  name: 'Дела контактов в компании',
  enabled: true,
  source: 3,
  target: 4,
  pick: 'first',
  mode: 'bind',
  kinds: [],
  direction: null,
  responsibleIds: [],
  onlyFormer: false,
  comments: true,
  copy: { mapping: usualMapping, others: 'note' },
} as const
const route = { id, fields: { ...fields, kinds: [], responsibleIds: [] }, updatedAt: '2026-11-22T09:00:00.000Z' }
const run = {
  taskId: id,
  routeId: id,
  dry: false,
  from: null,
  state: 'done',
  startedAt: '2026-11-22T09:00:00.000Z',
  done: 60,
  skipped: 3,
  because: { 'timeline.bound': 60, 'timeline.no-target': 3 },
  standing: 60,
  unsent: 0,
}
const nothing: RouteList = { routes: [], types: [{ id: 1030, title: 'Заявка' }], runs: [] }

const readers: NewReaders = {
  looked: 200,
  entries: 40,
  cards: 12,
  people: [
    {
      id: 6,
      name: 'Вера Столбова',
      department: 'Продажи',
      because: 'responsible',
      entries: 40,
      cards: 12,
      samples: [{ entityTypeId: 4, id: 5, title: 'Заречье' }],
    },
  ],
  departments: [{ id: 2, name: 'Продажи', people: 5, cards: 12 }],
}

let backend: Backend
beforeEach(() => {
  backend = aBackend({
    'GET /api/long-work': () => json({ tasks: [] }),
    'GET /api/timelines': () => json(nothing),
    'GET /api/people': () => json({ people: [{ id: 6, name: 'Вера Столбова', position: null }], total: 1 }),
    'POST /api/timelines/readers': () => json(readers),
    'POST /api/timelines': () => json({ ...nothing, routes: [route] }),
    [`POST /api/timelines/runs/${id}/undo`]: () => json({ ...nothing, routes: [route] }),
  })
})

test('a route is added with who will see more by it, and stands in the list', async () => {
  const user = userEvent.setup()
  renderScreen(<TimelinesSection />, { backend })
  await user.click(await screen.findByRole('button', { name: 'Добавить маршрут' }))
  const form = screen.getByRole('dialog', { name: 'Новый маршрут' })
  expect(await within(form).findByText('дел 40, карточек 12: Заречье')).toBeTruthy()
  expect(within(form).getByRole('region', { name: 'Кто увидит новое' }).textContent).toContain('Вера Столбова')
  expect(form.textContent).toContain('чья роль разрешает читать записи «Компания»')
  await user.click(within(form).getByRole('button', { name: 'Сохранить маршрут' }))
  expect(await screen.findByText('работает')).toBeTruthy()
  expect(backend.bodies).toContainEqual(fields)
})

test('a copy takes the fields that a person maps, and no word that stands for nothing', async () => {
  const user = userEvent.setup()
  renderScreen(<TimelinesSection />, { backend })
  await user.click(await screen.findByRole('button', { name: 'Добавить маршрут' }))
  const form = within(screen.getByRole('dialog', { name: 'Новый маршрут' }))
  await user.click(form.getByRole('radio', { name: /Копируется/ }))
  const name = form.getByRole('textbox', { name: 'Название' })
  await user.clear(name)
  expect(form.getByText('Назовите маршрут')).toBeTruthy()
  await user.type(name, fields.name)
  const subject = form.getByRole('textbox', { name: 'Тема' })
  await user.type(subject, ' {{autor}')
  expect(form.getByText('Слово ничего не значит: autor')).toBeTruthy()
  expect(form.getByRole('button', { name: 'Сохранить маршрут' })).toHaveProperty('disabled', true)
  await user.clear(subject)
  await user.type(subject, '{{subject}, {{card}')
  await user.click(form.getByRole('button', { name: 'Сохранить маршрут' }))
  expect(await screen.findByText('работает')).toBeTruthy()
  const mapping = { ...usualMapping, subject: '{subject}, {card}' }
  expect(backend.bodies).toContainEqual({ ...fields, mode: 'copy', copy: { mapping, others: 'note' } })
})

test('the past is brought in at night alone when a person says so', async () => {
  const user = userEvent.setup()
  backend.on('GET /api/timelines', () => json({ ...nothing, routes: [route] }))
  backend.on(`POST /api/timelines/${id}/runs`, () => json({ taskId: id }))
  renderScreen(<TimelinesSection />, { backend })
  await user.click(await screen.findByRole('button', { name: 'Перенести прошлое' }))
  const form = within(screen.getByRole('dialog'))
  await user.click(form.getByRole('switch', { name: 'Только в ночное окно' }))
  await user.click(form.getByRole('button', { name: 'Перенести' }))
  expect(backend.bodies).toContainEqual(
    expect.objectContaining({ dry: false, night: expect.objectContaining({ from: '20:00', to: '07:00' }) as object }),
  )
  // The form waits for nothing that the portal is slow to answer.
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.calls.filter((call) => call === 'POST /api/timelines/readers')).toHaveLength(1)
})

test('a run of the past says what became of the entries, and is taken back after a question', async () => {
  const user = userEvent.setup()
  backend.on('GET /api/timelines', () => json({ ...nothing, routes: [route], runs: [run] }))
  renderScreen(<TimelinesSection />, { backend })
  expect(await screen.findByText('связано: 60 · не с чем связать: 3')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Отменить перенос' }))
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Отменить перенос' }))
  expect(await screen.findByText('работает')).toBeTruthy()
  expect(screen.queryByText('Переносы')).toBeNull()
})

test('a run that only counted says what could be, not what was done', async () => {
  const counted = { ...run, dry: true, standing: 0 }
  backend.on('GET /api/timelines', () => json({ ...nothing, routes: [route], runs: [counted] }))
  renderScreen(<TimelinesSection />, { backend })
  expect(await screen.findByText('можно связать: 60 · не с чем связать: 3')).toBeTruthy()
})

test('a portal that does not answer is told of, and asked again on demand', async () => {
  backend.on('GET /api/timelines', () => fault(503))
  renderScreen(<TimelinesSection />, { backend })
  expect(await screen.findByRole('button', { name: /Повторить/ })).toBeTruthy()
})
