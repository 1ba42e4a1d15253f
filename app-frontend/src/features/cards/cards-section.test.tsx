import type { CardRow, ImportPage, ImportRow, QueueCard } from '@poryadok/app-backend/vcard-import/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import CardsSection from './cards-section.tsx'

const aCard = (over: Partial<CardRow> = {}): CardRow => ({
  id: 5,
  importId: 2,
  file: 'cards.vcf',
  words: {
    name: 'Лапина Вера',
    company: 'Меридиан',
    post: 'Инженер',
    phones: ['8 (900) 000-41-17'],
    emails: ['lapina@meridian.example'],
  },
  state: 'created',
  why: [{ code: 'cards.person-new', params: { name: 'Лапина Вера' } }],
  contact: { id: 9, path: '/crm/contact/details/9/' },
  company: null,
  choices: [],
  ...over,
})
const anImport = (over: Partial<ImportRow> = {}): ImportRow => ({
  id: 2,
  letterId: 7,
  sender: { name: 'Алексей', address: 'a@shchit.example' },
  subject: 'Визитки с выставки',
  responsible: { id: 2, name: 'Алексей Гордеев' },
  because: [{ code: 'cards.by-sender', params: { name: 'Алексей Гордеев', address: 'a@shchit.example' } }],
  faults: [],
  state: 'done',
  at: '2026-11-22T09:31:00.000Z',
  answered: true,
  cards: [aCard()],
  ...over,
})
const aPage = (imports: ImportRow[], over: Partial<ImportPage> = {}): ImportPage => ({
  imports,
  doubtful: 0,
  next: null,
  mayUndo: true,
  ...over,
})
const doubtful: QueueCard = {
  ...aCard({
    state: 'doubtful',
    contact: null,
    why: [{ code: 'cards.namesake-near', params: { name: 'Лапина Вера' } }],
  }),
  sender: 'a@shchit.example',
  at: '2026-11-22T09:31:00.000Z',
  choices: [
    {
      kind: 'contact',
      record: { id: 9, path: '/crm/contact/details/9/' },
      title: 'Лапина Вера Олеговна',
      post: '',
      companies: [],
      phones: ['+7 900 000-41-17'],
      emails: [],
    },
  ],
}
function show(page: ImportPage, queue: QueueCard[] = []) {
  const backend = aBackend({
    'GET /api/cards/imports': () => json(page),
    'GET /api/cards/queue': () => json({ cards: queue }),
  })
  renderScreen(<CardsSection />, { backend, boot: aBoot({ view: 'main', client: null }) })
  return backend
}

test('a letter stands with its cards, its responsible person and what became of each', async () => {
  show(aPage([anImport()]))
  const letter = within(await screen.findByRole('article', { name: 'Визитки с выставки' }))
  letter.getByText(/Ответственный: Алексей Гордеев/)
  letter.getByText('Создан контакт')
  expect(letter.getByRole('link', { name: 'Лапина Вера' }).getAttribute('href')).toContain('/crm/contact/details/9/')
  await userEvent.click(letter.getByRole('button', { name: 'Почему?' }))
  letter.getByText('Письмо прислал сотрудник, Алексей Гордеев (a@shchit.example): контакты на нём.')
})

test('an import is taken back after a question', async () => {
  const backend = show(aPage([anImport()]))
  await userEvent.click(await screen.findByRole('button', { name: 'Отменить' }))
  backend.on('POST /api/cards/imports/2/undo', () => json({ undone: 1, left: 0 }))
  backend.on('GET /api/cards/imports', () =>
    json(aPage([anImport({ state: 'undone', cards: [aCard({ state: 'undone' })] })])),
  )
  await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Отменить' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(backend.calls).toContain('POST /api/cards/imports/2/undo')
})

test('who may not take back sees no button for it', async () => {
  show(aPage([anImport()], { mayUndo: false }))
  await screen.findByRole('article')
  expect(screen.queryByRole('button', { name: 'Отменить' })).toBeNull()
})

test('a doubtful card stands beside the contact it may be, and one press joins them', async () => {
  const backend = show(aPage([], { doubtful: 1 }), [doubtful])
  await userEvent.click(await screen.findByRole('tab', { name: /Ждут решения/ }))
  const card = within(await screen.findByRole('article', { name: 'Лапина Вера' }))
  expect(card.getByRole('region', { name: 'В CRM: Лапина Вера Олеговна' }).querySelector('mark')?.textContent).toBe(
    '+7 900 000-41-17',
  )
  backend.on('POST /api/cards/5/decide', () => json({ done: true }))
  backend.on('GET /api/cards/queue', () => json({ cards: [] }))
  await userEvent.click(card.getByRole('button', { name: 'Тот же человек, дополнить: Лапина Вера Олеговна' }))
  const nothing = await screen.findByText('Решать нечего')
  // Who works with the keyboard stays in the queue.
  await waitFor(() => expect(document.activeElement).not.toBe(document.body))
  expect(document.activeElement?.contains(nothing)).toBe(true)
  expect(backend.bodies).toContainEqual({ action: 'link', contactId: 9 })
})

test('a card that somebody else decided says so beside itself', async () => {
  const backend = show(aPage([], { doubtful: 1 }), [doubtful])
  await userEvent.click(await screen.findByRole('tab', { name: /Ждут решения/ }))
  backend.on('POST /api/cards/5/decide', () => fault(409, { message: 'По этой визитке уже решено.' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Пропустить' }))
  expect((await screen.findByRole('alert')).textContent).toContain('уже решено')
})

test('nothing yet, and no right, each say what to do', async () => {
  const backend = show(aPage([]))
  await screen.findByText('Визиток ещё не было')
  backend.on('GET /api/settings', () => fault(403, { code: 'session.no-permission' }))
  await userEvent.click(screen.getByRole('tab', { name: 'Проверка и объединение' }))
  expect(await screen.findByText('Правила визиток меняет администратор')).toBeTruthy()
})
