import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ConflictPage } from '@poryadok/app-backend/phone-conflicts/contract'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { ConflictsTab } from './conflicts-tab.tsx'

const none = { companies: 0, strangers: 0, contacts: 0, 'own-contact': 0, 'client-and-lead': 0, leads: 0 }
const page = (over: Partial<ConflictPage> = {}): ConflictPage => ({
  look: { state: 'done', records: 120, at: '2026-11-23T09:00:00.000Z', full: null },
  counts: { ...none, companies: 1 },
  conflicts: [
    {
      phone: '+74951180981;12',
      kind: 'companies',
      owners: [
        {
          entityTypeId: 4,
          id: 1,
          title: 'Заречье',
          path: '/crm/company/details/1/',
          responsible: { id: 7, name: 'Глеб Рябинин', active: true },
        },
        {
          entityTypeId: 4,
          id: 2,
          title: null,
          path: null,
          responsible: { id: 8, name: 'Вера Столбова', active: true },
        },
      ],
      because: [
        { code: 'phone-conflict.companies', params: { records: 2, people: 2 } },
        { code: 'phone-conflict.mend-companies', params: {} },
      ],
    },
  ],
  next: null,
  ...over,
})
const open = (answer: () => Response, more = {}) =>
  renderScreen(<ConflictsTab />, { backend: aBackend({ 'GET /api/phone-conflicts': answer, ...more }) })

test('a number tells its records, which of them keeps it, and hides what the viewer may not see', async () => {
  open(() => json(page()))
  const list = await screen.findByRole('list', { name: 'Записи с этим номером' })
  const [keeper, other] = within(list).getAllByRole('listitem')
  expect(keeper?.textContent).toContain('номер остаётся здесь')
  expect(other?.textContent).toContain('Компания № 2, вам не видно')
  expect(screen.getByText('+7 495 118-09-81 доб. 12')).toBeDefined()
  expect(screen.getByText(/У компаний разных ответственных один номер/)).toBeDefined()
})

test('numbers are looked for when somebody says so, and the page tells how far it is', async () => {
  let state: ConflictPage['look']['state'] = 'never'
  open(() => json(page({ look: { state, records: 40, at: null, full: null }, conflicts: [], counts: none })), {
    'POST /api/phone-conflicts/look': () => {
      state = 'running'
      return json({})
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Найти общие номера' }))
  expect(await screen.findByText(/Читаем компании, контакты и открытые лиды: 40/)).toBeDefined()
})

test('whoever may not is told so', async () => {
  open(() => fault(403))
  expect(await screen.findByRole('alert')).toBeDefined()
})

test('when not all numbers are kept, it is said which are and how the rest will come', async () => {
  open(() => json(page({ look: { state: 'done', records: 300_000, at: '2026-11-23T09:00:00.000Z', full: 5_000 } })))
  expect(await screen.findByText(/Это не все: хранится 5\s?000 номеров/)).toBeDefined()
})
