import type {
  FormerDetails,
  FormerList,
  FormerView,
  ProposalView,
} from '@poryadok/app-backend/former-contacts/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import FormerSection from './former-section.tsx'

const id = '7f3c7a52-6f0e-4b1c-9d1a-0a3a35f4c001'
const colleague = { id: 6, title: 'Ольга Сомова', path: '/crm/contact/details/6/' }
const former: FormerView = {
  id,
  contactId: 5,
  name: 'Иван Петров',
  path: '/crm/contact/details/5/',
  state: 'left',
  because: [],
  companies: [{ id: 3, title: 'Заречье', path: '/crm/company/details/3/' }],
  markedAt: '2026-11-20T09:00:00.000Z',
  markedBy: 'Вера Столбова',
  returnedAt: null,
  successor: null,
}
const details: FormerDetails = {
  contact: former,
  hangs: [
    { kind: 'request', id: 9, title: 'Не греет котёл', path: '/crm/lead/details/9/', movable: true },
    { kind: 'task', id: 4, title: 'Осмотр', path: '/company/personal/user/1/tasks/task/view/4/', movable: false },
    { kind: 'phone', id: 5, title: '+79030007701', path: '/crm/contact/details/5/', movable: false },
  ],
  more: false,
  successors: [colleague],
}
const list = (rows: FormerView[], ready = true): FormerList => ({ ready, rows, next: null })
const base = '/api/former-contacts'
const away = `GET ${base}`

test('what is left with a contact goes to the successor that a person chooses', async () => {
  const user = userEvent.setup()
  const backend = aBackend({
    [away]: () => json(list([former])),
    [`GET ${base}/${id}`]: () => json(details),
    [`PUT ${base}/${id}/successor`]: () => json({ ...details, contact: { ...former, successor: colleague } }),
    [`POST ${base}/${id}/hand-over`]: () => json({ done: 1, refused: 0 }),
  })
  renderScreen(<FormerSection />, { backend })
  await user.click(await screen.findByRole('button', { name: 'Что осталось за контактом Иван Петров' }))
  const dialog = within(screen.getByRole('dialog'))
  const give = await dialog.findByRole('button', { name: 'Передать преемнику: 1' })
  expect(give.hasAttribute('disabled')).toBe(true)
  expect(dialog.getByText('меняется в задаче')).toBeTruthy()
  expect(dialog.getByRole('link', { name: '+7 903 000-77-01' })).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: /Преемник/ }))
  backend.on(`GET ${base}/${id}`, () => json({ ...details, contact: { ...former, successor: colleague } }))
  await user.click(await screen.findByRole('option', { name: 'Ольга Сомова' }))
  await user.click(await dialog.findByRole('button', { name: 'Передать преемнику: 1' }))
  expect(await dialog.findByText(/Передано: 1\./)).toBeTruthy()
  expect(backend.bodies).toContainEqual({ contactId: 6 })
})

test('an administrator makes the fields, an employee reads who does', async () => {
  const backend = aBackend({ [away]: () => json(list([], false)), [`POST ${base}/fields`]: () => json(list([])) })
  const user = { id: 3, name: 'Пётр Ильин', isAdmin: false }
  const session = { token: 'token', expiresAt: '2026-11-24T10:00:00.000Z', user }
  const { unmount } = renderScreen(<FormerSection />, { backend, boot: aBoot({ session }) })
  expect(await screen.findByText(/заводит администратор портала/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Создать поля' })).toBeNull()
  unmount()
  renderScreen(<FormerSection />, { backend })
  const make = await screen.findByRole('button', { name: 'Создать поля' })
  backend.on(away, () => json(list([])))
  await userEvent.setup().click(make)
  expect(await screen.findByText('Все контакты на месте')).toBeTruthy()
})

test('a proposed company is taken by a press, one that is no good is not proposed again', async () => {
  const user = userEvent.setup()
  const proposal = (contactId: number, title: string): ProposalView => ({
    id: `7f3c7a52-6f0e-4b1c-9d1a-0a3a35f4c00${contactId}`,
    kind: 'company',
    contact: { id: contactId, title, path: `/crm/contact/details/${contactId}/` },
    company: { id: 3, title: 'Заречье', path: '/crm/company/details/3/' },
    because: [{ code: 'proposal.mail', params: { value: 'zarechye.example' } }],
  })
  const [first, second] = [proposal(5, 'Иван Петров'), proposal(6, 'Ольга Сомова')]
  const path = '/api/contact-proposals'
  const backend = aBackend({
    [away]: () => json(list([])),
    'GET /api/long-work': () => json({ tasks: [], more: false }),
    [`GET ${path}`]: () => json({ rows: [first, second], next: null }),
    [`POST ${path}/${first.id}`]: () => json({}),
    [`POST ${path}/${second.id}`]: () => fault(409),
  })
  renderScreen(<FormerSection />, { backend })
  await user.click(await screen.findByRole('radio', { name: 'Без компании' }))
  expect((await screen.findAllByText('общий домен zarechye.example')).length).toBe(2)
  backend.on(`GET ${path}`, () => json({ rows: [second], next: null }))
  await user.click(screen.getByRole('button', { name: 'Связать: Иван Петров' }))
  await waitFor(() => expect(screen.queryByText('Иван Петров')).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Не предлагать: Ольга Сомова' }))
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(backend.bodies).toEqual(expect.arrayContaining([{ accept: true }, { accept: false }]))
})

test('a list that can’t be read says why, an empty one what to do', async () => {
  const backend = aBackend({ [away]: () => fault(503) })
  renderScreen(<FormerSection />, { backend })
  const again = await screen.findByRole('button', { name: /Повторить/ })
  backend.on(away, () => json(list([])))
  await userEvent.setup().click(again)
  expect(await screen.findByText('Все контакты на месте')).toBeTruthy()
})
