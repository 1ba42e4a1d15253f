import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { CallLook } from '@poryadok/app-backend/call-card/contract'
import { expect, test } from 'vitest'
import type { PortalFrame } from '../../lib/services.ts'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import CallCardView from './call-card-view.tsx'

const boot = aBoot({
  view: 'call-card',
  client: null,
  call: { id: 'c1', phone: '+74950001101', direction: 'outgoing', companies: [] },
})
const look = (over: Partial<CallLook> = {}): CallLook => ({
  colour: 'red',
  title: 'Компания в работе у другого',
  text: 'Ведёт Вера Столбова.',
  action: 'pass-on',
  phone: '+74950001101',
  subject: {
    level: 'company',
    entityTypeId: 4,
    id: 1,
    title: 'ООО «Заречье»',
    path: null,
    status: { name: 'В работе', tone: 'red' },
    responsible: { id: 6, name: 'Вера Столбова', active: false },
  },
  matches: [],
  because: [{ code: 'call-card.other', params: {} }],
  ...over,
})
const aFrame = (over: Partial<PortalFrame>): PortalFrame => ({
  installing: false,
  proof: () => Promise.reject(new Error('not asked')),
  openPath: () => Promise.resolve(),
  openApp: () => Promise.resolve(),
  finishInstall: () => undefined,
  resize: () => undefined,
  ...over,
})
const open = (answer: () => Response | Promise<Response>, more = {}) =>
  renderScreen(<CallCardView />, { boot, backend: aBackend({ 'POST /api/call-card/look': answer, ...more }) })

test('until the answer is known the panel is grey and promises nothing', async () => {
  const { container } = open(() => new Promise(() => undefined))
  expect(await screen.findByText('Ищем номер…')).toBeDefined()
  expect(container.querySelector('[data-colour]')?.getAttribute('data-colour')).toBe('grey')
})

test('of somebody who no longer works it says since when, for whom, and who has taken over', async () => {
  const person = {
    level: 'contact',
    entityTypeId: 3,
    id: 5,
    title: 'Иван Петров',
    path: '/crm/contact/details/5/',
  } as const
  const successor = { id: 6, title: 'Ольга Сомова', path: '/crm/contact/details/6/' }
  const away = { since: '2026-11-20T09:00:00.000Z', companies: ['Заречье'], successor }
  const match = { ...person, status: null, responsible: null, away }
  open(() => json(look({ colour: 'yellow', title: 'Это контакт', text: '', subject: match, matches: [match] })))
  expect(await screen.findByText(/Иван Петров не работает с 20\.11/)).toBeDefined()
  expect(screen.getByText('Заречье')).toBeDefined()
  expect(screen.getByRole('link', { name: 'Ольга Сомова' })).toBeDefined()
})

test('a foreign client is red in words too, without a link, and its responsible who left is told', async () => {
  const { container } = open(() => json(look()))
  expect(await screen.findByRole('heading', { name: 'Компания в работе у другого' })).toBeDefined()
  expect(container.querySelector('[data-colour]')?.getAttribute('data-colour')).toBe('red')
  expect(screen.queryByRole('link')).toBeNull()
  expect(screen.getByText('В работе')).toBeDefined()
  expect(screen.getByText('не работает, обратитесь к руководителю')).toBeDefined()
})

test('without an answer the panel is grey, says that this is no all-clear, and asks again', async () => {
  let asked = 0
  const { container } = open(() => ((asked += 1) === 1 ? fault(503) : json(look())))
  expect(await screen.findByText(/Это не значит, что клиент свободен/)).toBeDefined()
  expect(container.querySelector('[data-colour]')?.getAttribute('data-colour')).toBe('grey')
  await userEvent.click(screen.getByRole('button', { name: 'Проверить ещё раз' }))
  expect(await screen.findByText('ООО «Заречье»')).toBeDefined()
})

test('whoever goes on with a red call writes why', async () => {
  const kept: unknown[] = []
  open(() => json(look()), {
    'POST /api/call-card/reason': (_query: URLSearchParams, body: unknown) => {
      kept.push(body)
      return json({})
    },
  })
  await userEvent.type(await screen.findByRole('textbox'), 'просили перезвонить')
  await userEvent.click(screen.getByRole('button', { name: 'Записать причину' }))
  expect(await screen.findByText('Записано: руководитель увидит это в отчёте.')).toBeDefined()
  expect(kept).toHaveLength(1)
})

test('why the call has its colour is one press away', async () => {
  open(() => json(look()))
  await userEvent.click(await screen.findByRole('button', { name: 'Почему этот цвет' }))
  expect(screen.getByText('Ответственный другой сотрудник.')).toBeDefined()
})

test('somebody who rings for the first time becomes a lead or a contact, and is looked up again', async () => {
  const opened: string[] = []
  let asked = 0
  const unknown = look({ colour: 'grey', title: 'Номера нет в CRM', action: 'create', subject: null })
  renderScreen(<CallCardView />, {
    boot,
    backend: aBackend({ 'POST /api/call-card/look': () => ((asked += 1) === 1 ? json(unknown) : json(look())) }),
    frame: aFrame({ openPath: (path) => Promise.resolve(void opened.push(path)) }),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Создать лид' }))
  expect(await screen.findByText('ООО «Заречье»')).toBeDefined()
  expect(opened).toEqual(['/crm/lead/details/0/'])
})

test('the next number of a list is looked up anew, and nothing is shown of the one before meanwhile', async () => {
  let told: ((call: { phone: string; companies: number[] }) => void) | undefined
  const asked: unknown[] = []
  const { container } = renderScreen(<CallCardView />, {
    boot,
    backend: aBackend({
      'POST /api/call-card/look': (_query: URLSearchParams, body: unknown) =>
        asked.push(body) === 1 ? json(look()) : new Promise<Response>(() => undefined),
    }),
    frame: aFrame({ onCallChanged: (hear) => Promise.resolve(void (told = hear)) }),
  })
  await screen.findByText('ООО «Заречье»')
  act(() => told?.({ phone: '+79001112233', companies: [17] }))
  expect(await screen.findByText('Ищем номер…')).toBeDefined()
  expect(container.querySelector('[data-colour]')?.getAttribute('data-colour')).toBe('grey')
  expect(asked.at(-1)).toMatchObject({ phone: '+79001112233', companies: [17] })
})
