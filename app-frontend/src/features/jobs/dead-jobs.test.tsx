import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { DeadJobRow } from '@poryadok/app-backend/operations/contract'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { DeadJobs } from './dead-jobs.tsx'

const job = (id: number, queue = 'portal.events'): DeadJobRow => ({
  id,
  queue,
  key: `crm.item:1:${id}`,
  createdAt: '2026-11-24T06:00:00.000Z',
  endedAt: '2026-11-24T09:00:00.000Z',
  attempts: 8,
  lastError: 'portal.refused: ACCESS_DENIED',
})

const queues = [
  { queue: 'portal.events', count: 2 },
  { queue: 'writes', count: 1 },
]

function open(rows = [job(3), job(2), job(1, 'writes')]) {
  const backend = aBackend({
    'GET /api/operations/dead-jobs': (query) => {
      const wanted = rows.filter(({ queue }) => !query.get('queue') || query.get('queue') === queue)
      return json({ rows: wanted, queues: rows.length > 0 ? queues : [], next: null })
    },
    'GET /api/operations/dead-jobs/2': () => json({ ...job(2), payload: { id: 48213 } }),
    'POST /api/operations/dead-jobs/run': () => json({ count: 2 }),
    'POST /api/operations/dead-jobs/discard': () => json({ count: 1 }),
  })
  renderScreen(<DeadJobs />, { backend })
  return { backend, user: userEvent.setup() }
}

const row = (id: number): Promise<HTMLElement> => screen.findByRole('row', { name: new RegExp(`crm.item:1:${id}`) })

test('without failed work the list says that this is good', async () => {
  open([])
  expect(await screen.findByText('Неудавшейся работы нет')).toBeDefined()
})

test('a queue narrows the list by the server', async () => {
  const { backend, user } = open()
  await row(3)
  await user.click(screen.getByRole('radio', { name: 'Записи в портал 1' }))
  await waitFor(() => expect(screen.queryByRole('row', { name: /crm.item:1:3/ })).toBeNull())
  expect(backend.calls.at(-1)).toBe('GET /api/operations/dead-jobs?queue=writes')
})

test('ticked jobs run again by one request', async () => {
  const { backend, user } = open()
  await row(3)
  await user.click(screen.getByRole('checkbox', { name: 'Отметить: События портала crm.item:1:3' }))
  await user.click(screen.getByRole('checkbox', { name: 'Отметить: События портала crm.item:1:2' }))
  expect(screen.getByText(/^Отмечено: 2\./)).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  await waitFor(() => expect(backend.calls).toContain('POST /api/operations/dead-jobs/run'))
  expect(backend.bodies).toEqual([{ ids: [3, 2] }])
  await waitFor(() => expect(screen.queryByText(/^Отмечено/)).toBeNull())
})

test('a job opens beside the list with what it was to do', async () => {
  const { user } = open()
  ;(await row(2)).focus()
  await user.keyboard('{Enter}')
  const panel = within(screen.getByRole('complementary', { name: 'События портала' }))
  expect((await panel.findByRole('region', { name: 'Задание' })).textContent).toContain('48213')
  expect(panel.getByText('portal.refused: ACCESS_DENIED')).toBeDefined()
})

test('a job is discarded after a confirmation that names the number, not before', async () => {
  const { backend, user } = open()
  ;(await row(2)).focus()
  await user.keyboard('{Enter}')
  await user.click(screen.getByRole('button', { name: 'Больше не делать' }))
  const question = within(screen.getByRole('alertdialog', { name: 'Больше не делать 1 работу?' }))
  expect(backend.bodies).toEqual([])
  await user.click(question.getByRole('button', { name: 'Больше не делать 1 работу' }))
  await waitFor(() => expect(backend.bodies).toEqual([{ ids: [2] }]))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
})

test('a run that fails says so and keeps the ticks', async () => {
  const { backend, user } = open()
  backend.on('POST /api/operations/dead-jobs/run', () => fault(503, { message: 'База не отвечает.' }))
  await row(3)
  await user.click(screen.getByRole('checkbox', { name: 'Отметить: События портала crm.item:1:3' }))
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect((await screen.findByRole('alert')).textContent).toContain('База не отвечает.')
  expect(screen.getByText(/^Отмечено: 1\./)).toBeDefined()
})
