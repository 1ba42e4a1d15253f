import type { RetentionView } from '@poryadok/app-backend/operations/contract'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aHealth } from '../../testing/health.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import HealthPage from './health-page.tsx'

const aView = (changes: Partial<RetentionView> = {}): RetentionView => ({
  kinds: [
    { kind: 'rest-calls', title: 'Журнал запросов к порталу', days: 3, rows: 1_204, removedLast: 5_310 },
    { kind: 'raw-letters', title: 'Исходники писем', days: null, rows: 12, removedLast: null },
  ],
  lastRunAt: '2026-11-20T00:20:00.000Z',
  nextRunAt: '2199-11-21T00:20:00.000Z',
  ...changes,
})

async function open(answer: () => Response, user = { id: 1, name: 'Марина', isAdmin: true }) {
  const backend = aBackend({
    'GET /api/operations/health': () => json(aHealth()),
    'GET /api/operations/retention': answer,
    'GET /api/setup': () => fault(500),
  })
  const onOpen = vi.fn<(section: string, item?: string) => void>()
  const session = { token: 't', expiresAt: '2026-11-24T10:00:00.000Z', user }
  renderScreen(<HealthPage onOpen={onOpen} />, { backend, boot: aBoot({ view: 'main', session }) })
  await userEvent.click(screen.getByRole('tab', { name: 'Хранение' }))
  return { backend, onOpen }
}

test('what the last night removed is told by kind, with the next night', async () => {
  const { onOpen } = await open(() => json(aView()))
  const card = within(await screen.findByRole('region', { name: 'Хранение данных' }))
  const rows = card.getAllByRole('row').slice(1)
  expect(rows.map((row) => row.textContent?.replaceAll('\u00a0', ' '))).toEqual([
    'Журнал запросов к порталу3 дня1 2045 310',
    'Исходники писемпока приложение установлено12—',
  ])
  expect(card.getByText(/Последняя очистка/).textContent).toMatch(/Удалено записей: 5.310\.$/)
  expect(card.getByText(/Следующая очистка/).textContent).toMatch(/2199/)
  await userEvent.click(card.getByRole('button', { name: 'Изменить сроки' }))
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('settings', 'operations')
})

test('before the first night nothing is said to be removed', async () => {
  await open(() => json(aView({ lastRunAt: null })))
  expect(await screen.findByText('Старые данные ещё не удаляли: первая очистка впереди.')).toBeDefined()
})

test('work that was given up says how to bring it back', async () => {
  await open(() => json(aView({ nextRunAt: null })))
  expect(await screen.findByText(/Следующая очистка не назначена/)).toBeDefined()
})

test('who may look but not set sees no way to the terms', async () => {
  await open(() => json(aView()), { id: 6, name: 'Вера', isAdmin: false })
  await screen.findByRole('region', { name: 'Хранение данных' })
  expect(screen.queryByRole('button', { name: 'Изменить сроки' })).toBeNull()
})

test('a failed look offers another', async () => {
  const { backend } = await open(() => fault(503))
  backend.on('GET /api/operations/retention', () => json(aView()))
  await userEvent.click(await screen.findByRole('button', { name: 'Повторить' }))
  expect(await screen.findByRole('region', { name: 'Хранение данных' })).toBeDefined()
})
