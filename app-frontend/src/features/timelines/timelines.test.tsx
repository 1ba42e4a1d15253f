import type { RouteList } from '@poryadok/app-backend/timeline-sync/contract'
import { screen, within } from '@testing-library/react'
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
}
const nothing: RouteList = { routes: [], types: [{ id: 1030, title: 'Заявка' }], runs: [] }

let backend: Backend
beforeEach(() => {
  backend = aBackend({
    'GET /api/long-work': () => json({ tasks: [] }),
    'GET /api/timelines': () => json(nothing),
    'POST /api/timelines': () => json({ ...nothing, routes: [route] }),
    [`POST /api/timelines/runs/${id}/undo`]: () => json({ ...nothing, routes: [route] }),
  })
})

test('a route is added with who will see more by it, and stands in the list', async () => {
  const user = userEvent.setup()
  renderScreen(<TimelinesSection />, { backend })
  await user.click(await screen.findByRole('button', { name: 'Добавить маршрут' }))
  const form = screen.getByRole('dialog', { name: 'Новый маршрут' })
  expect(form.textContent).toContain('увидят все, кто может читать запись «Компания»')
  await user.click(within(form).getByRole('button', { name: 'Сохранить маршрут' }))
  expect(await screen.findByText('работает')).toBeTruthy()
  expect(backend.bodies).toEqual([fields])
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
  expect(backend.bodies).toEqual([
    expect.objectContaining({ dry: false, night: expect.objectContaining({ from: '20:00', to: '07:00' }) as object }),
  ])
})

test('a run of the past says what became of the entries, and is taken back after a question', async () => {
  const user = userEvent.setup()
  backend.on('GET /api/timelines', () => json({ ...nothing, routes: [route], runs: [run] }))
  renderScreen(<TimelinesSection />, { backend })
  expect(await screen.findByText('связано: 60 · не с чем связать: 3')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Отменить перенос' }))
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Отвязать дела' }))
  expect(await screen.findByText('работает')).toBeTruthy()
  expect(screen.queryByText('Переносы')).toBeNull()
})

test('a portal that does not answer is told of, and asked again on demand', async () => {
  backend.on('GET /api/timelines', () => fault(503))
  renderScreen(<TimelinesSection />, { backend })
  expect(await screen.findByRole('button', { name: /Повторить/ })).toBeTruthy()
})
