import type { FullnessReport } from '@poryadok/app-backend/dashboards/contract'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import FullnessSection from './fullness-section.tsx'

const report: FullnessReport = {
  asOf: '2026-11-22T09:00:00.000Z',
  total: 200,
  fields: [
    { name: 'UF_CRM_INN', title: 'ИНН', filled: 50, empty: 150 },
    { name: 'title', title: 'Название', filled: 200, empty: 0 },
  ],
}
const answers = {
  'GET /api/people': () => json({ people: [] }),
  'GET /api/departments': () =>
    json({ departments: [{ id: 3, name: 'Продажи', parent: null, head: null, people: 2 }] }),
  'GET /api/dashboards/fullness': () => json(report),
  'GET /api/dashboards/gaps': () =>
    json({ total: 150, rows: [{ id: 7, title: 'Заречье', path: '/crm/company/details/7/' }] }),
}

test('says how full each field is, and leads to the records with gaps', async () => {
  const user = userEvent.setup()
  renderScreen(<FullnessSection />, { backend: aBackend(answers) })
  const row = await screen.findByRole('row', { name: /ИНН/ })
  expect(row.textContent).toBe('ИНН5025 %150')
  expect(screen.getByRole('img', { name: 'Где больше всего пробелов' })).toBeTruthy()
  await user.click(screen.getByRole('link', { name: '150' }))
  expect(await screen.findByText('Новые сверху: 1 из 150')).toBeTruthy()
  expect(screen.getByText('Заречье')).toBeTruthy()
})

test('is of one department’s records where a person chooses it', async () => {
  const user = userEvent.setup()
  const backend = aBackend(answers)
  renderScreen(<FullnessSection />, { backend })
  await user.click(await screen.findByRole('combobox', { name: 'Отдел' }))
  await user.click(await screen.findByRole('option', { name: 'Продажи' }))
  await waitFor(() => expect(backend.calls.some((call) => call.includes('department=3'))).toBe(true))
})

test('a portal that does not answer is told of, and asked again on demand', async () => {
  renderScreen(<FullnessSection />, {
    backend: aBackend({ ...answers, 'GET /api/dashboards/fullness': () => fault(503) }),
  })
  expect(await screen.findByRole('button', { name: /Повторить/ })).toBeTruthy()
})
