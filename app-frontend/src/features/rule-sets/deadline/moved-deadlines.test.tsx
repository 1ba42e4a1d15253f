import type { DeadlineMoves } from '@poryadok/app-backend/deadlines/contract'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../../testing/backend.ts'
import { renderScreen } from '../../../testing/render-screen.tsx'
import MovedDeadlines from './moved-deadlines.tsx'

const none: DeadlineMoves = { open: 12, later: 0, earlier: 0, other: 0, locked: 0, overdue: 0, rows: [], more: false }
const show = (moves: DeadlineMoves) =>
  renderScreen(<MovedDeadlines body={{}} />, { backend: aBackend({ 'POST /api/deadlines/moves': () => json(moves) }) })
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ')

test('before rules are published it is said which open deadlines move, from when to when, and which stay', async () => {
  const row = { entityTypeId: 1, id: 7, title: 'Щит', path: '/crm/lead/details/7/' }
  show({
    ...none,
    later: 2,
    earlier: 1,
    locked: 1,
    overdue: 1,
    rows: [{ ...row, from: '2025-11-25T09:00:00.000Z', to: '2025-11-26T09:00:00.000Z' }],
  })
  await screen.findByRole('link', { name: 'Щит' })
  const text = plain(screen.getByRole('region', { name: 'Открытые сроки' }).textContent)
  for (const words of [
    'сдвинется сроков: 3 из 12 запросов (позже: 2, раньше: 1, сразу окажется просрочен: 1)',
    'Поставлены вручную и останутся как есть: 1 срок.',
    'вт 25.11.2025, 12:00→ср 26.11.2025, 12:00',
  ])
    expect(text).toContain(words)
})

test('nothing that moves is said too', async () => {
  show(none)
  expect(await screen.findByText('Ни один срок не сдвинется.')).toBeDefined()
})
