import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import WaitingSection from './waiting-section.tsx'

const path = 'GET /api/waiting-requests'
const row = {
  id: 7,
  entityTypeId: 1,
  title: 'Не включается щит',
  path: '/crm/lead/details/7/',
  since: '2026-11-24T09:00:00.000Z',
  category: 'Неисправность',
  suggested: null,
  because: { code: 'routing.nobody-able', params: { group: 'Сервис' } },
}
const show = (answer: () => Response) => renderScreen(<WaitingSection />, { backend: aBackend({ [path]: answer }) })

test('a request says what it is and why nobody has it, and leads to its card', async () => {
  show(() => json({ rows: [row], more: false }))
  const link = await screen.findByRole('link', { name: 'Не включается щит' })
  expect(link.getAttribute('href')).toContain('/crm/lead/details/7/')
  expect(screen.getByText('В группе «Сервис» сейчас взять запрос некому.')).toBeDefined()
  expect(screen.getByText('Неисправность')).toBeDefined()
})

test('a request without a category says so', async () => {
  show(() => json({ rows: [{ ...row, category: null, because: null }], more: true }))
  expect(await screen.findByText('без категории')).toBeDefined()
  expect(screen.getByText('Показаны 200 самых давних.')).toBeDefined()
})

test('a category that the rules only suggest is confirmed in the row, and the list is read again', async () => {
  const rows = [{ ...row, category: null, because: null, suggested: { id: '8', name: 'Документы' } }]
  let left = rows
  const backend = aBackend({
    [path]: () => json({ rows: left, more: false }),
    'POST /api/categories/requests/7/confirm': () => {
      left = []
      return json({ ok: true })
    },
  })
  renderScreen(<WaitingSection />, { backend })
  await userEvent.click(await screen.findByRole('button', { name: 'Поставить «Документы»' }))
  expect(await screen.findByText('Никто не ждёт')).toBeDefined()
  expect(backend.bodies).toEqual([{ categoryId: '8' }])
})

test('a request that got its responsible goes from the open list, without anybody asking', async () => {
  let rows = [row]
  const backend = aBackend({ [path]: () => json({ rows, more: false }) })
  renderScreen(<WaitingSection />, { backend })
  await screen.findByRole('link', { name: 'Не включается щит' })
  rows = []
  await backend.say({})
  expect(await screen.findByText('Никто не ждёт', {}, { timeout: 5_000 })).toBeDefined()
})

test('an empty queue says what would stand in it', async () => {
  show(() => json({ rows: [], more: false }))
  expect(await screen.findByText('Никто не ждёт')).toBeDefined()
})

test('a portal that does not answer is a fault with a way to try again', async () => {
  show(() => fault(503))
  expect(await screen.findByText(/Портал не отвечает/)).toBeDefined()
})
