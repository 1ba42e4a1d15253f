import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { StatusOfCompany } from '@poryadok/app-backend/company-status/contract'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import CompanyStatusView from './company-status-view.tsx'

const boot = aBoot({ view: 'company-status', client: null, companyId: 3 })
const head = { id: 6, name: 'Вера Столбова', active: true }
const status = (key: string, name: string) => ({
  key,
  name,
  note: '',
  isDefault: key === 'A',
  isProtected: key === 'B',
  archived: false,
  tone: 'blue' as const,
})
const company = (over: Partial<StatusOfCompany> = {}): StatusOfCompany => ({
  id: 3,
  title: 'Кедр',
  path: '/crm/company/details/3/',
  status: 'A',
  responsible: head,
  mayChange: true,
  because: [{ code: 'company-status.head', params: {} }],
  heads: [head],
  administrators: ['Марина Лучинина'],
  ready: true,
  statuses: [status('A', 'В ожидании'), status('B', 'В работе')],
  history: [],
  ...over,
})
const path = '/api/company-status/companies/3'
const open = (answer: () => Response, more = {}) =>
  renderScreen(<CompanyStatusView />, { boot, backend: aBackend({ [`GET ${path}`]: answer, ...more }) })

test('whoever may change the status chooses another one, and the history has it', async () => {
  const changed = company({
    status: 'B',
    history: [
      {
        id: '1',
        from: 'A',
        to: 'B',
        by: head.name,
        at: '2026-11-23T09:00:00.000Z',
        comment: 'договор',
        source: 'editor',
        outcome: 'accepted',
        because: [],
      },
    ],
  })
  open(() => json(company()), { [`POST ${path}`]: () => json(changed) })
  await userEvent.click(await screen.findByRole('radio', { name: /В работе/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить: В работе' }))
  expect(await screen.findByText('договор')).toBeDefined()
  expect(screen.getByText('Принято')).toBeDefined()
})

test('whoever may not reads who may, and asks', async () => {
  const because = [{ code: 'company-status.responsible-only', params: {} }]
  open(() => json(company({ mayChange: false, because })), {
    [`POST ${path}/ask`]: () => json({ people: [head.name] }),
  })
  expect(await screen.findByText(/Кто может: Вера Столбова, Марина Лучинина\./)).toBeDefined()
  expect(screen.queryByRole('button', { name: /^Сохранить/ })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: /На какой/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'В работе' }))
  await userEvent.click(screen.getByRole('button', { name: 'Отправить просьбу' }))
  expect(await screen.findByText('Просьба отправлена: Вера Столбова.')).toBeDefined()
})

test('a refusal of the server stands beside the choice', async () => {
  open(() => json(company()), { [`POST ${path}`]: () => fault(409) })
  await userEvent.click(await screen.findByRole('radio', { name: /В работе/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить: В работе' }))
  expect(await screen.findByRole('alert')).toBeDefined()
})

test('without statuses an administrator is shown the way to them', async () => {
  open(() => json(company({ ready: false, statuses: [], status: null })))
  expect(await screen.findByRole('button', { name: 'Завести статусы' })).toBeDefined()
})
