import type { Overview } from '@poryadok/app-backend/dashboards/contract'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import DashboardSection from './dashboard-section.tsx'

const day = { from: '2026-11-22', until: '2026-11-23' }
const overview: Overview = {
  asOf: '2026-11-22T09:00:00.000Z',
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
    byTime: [{ ...day, created: 12 }],
  },
  calls: { byTime: [{ ...day, incoming: 4, outgoing: 2 }] },
  statuses: null,
  companies: null,
}
const answers = {
  'GET /api/people': () => json({ people: [] }),
  'GET /api/departments': () =>
    json({ departments: [{ id: 3, name: 'Продажи', parent: null, head: null, people: 2 }] }),
  'GET /api/dashboards/overview': () => json(overview),
}

test('shows figures with their charts, each as a table too, and what the portal keeps back', async () => {
  const user = userEvent.setup()
  renderScreen(<DashboardSection />, { backend: aBackend(answers) })
  const card = within(await screen.findByRole('region', { name: 'Новые запросы по категориям' }))
  await user.click(card.getByRole('button', { name: 'Таблица, печать, картинка' }))
  await user.click(screen.getByRole('menuitem', { name: 'Показать таблицей' }))
  expect(card.getByRole('row', { name: /Без категории/ }).textContent).toBe('Без категории3')
  expect(screen.getByRole('region', { name: 'Звонки по времени' })).toBeTruthy()
  expect(screen.getByText('Вам это не видно')).toBeTruthy()
})

test('a period without calls says so instead of an empty chart', async () => {
  const none = { ...overview, calls: { byTime: [{ ...day, incoming: 0, outgoing: 0 }] } }
  const backend = aBackend({ ...answers, 'GET /api/dashboards/overview': () => json(none) })
  renderScreen(<DashboardSection />, { backend })
  const card = await screen.findByRole('region', { name: 'Звонки по времени' })
  expect(card.textContent).toContain('За этот период ничего нет')
})

test('a portal that does not answer is told of, and asked again on demand', async () => {
  const backend = aBackend({ ...answers, 'GET /api/dashboards/overview': () => fault(503) })
  renderScreen(<DashboardSection />, { backend })
  expect(await screen.findByRole('button', { name: /Повторить/ })).toBeTruthy()
})
