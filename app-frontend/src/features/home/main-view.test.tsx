import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { PortalLife } from '@poryadok/app-backend/portal/contract'
import { beforeEach, expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import MainView from './main-view.tsx'

const life = (changes: Partial<PortalLife> = {}): PortalLife => ({
  origin: 'https://shchit.example',
  licence: 'ru_pro100',
  version: '0.1.0',
  notices: [],
  slices: [{ name: 'requests', title: 'Запросы', summary: 'Вкладка.', state: 'on' }],
  lastWipe: null,
  checkedAt: null,
  ...changes,
})
const boot = aBoot({ view: 'main', client: null })
const backend = (changes: Partial<PortalLife> = {}) =>
  aBackend({
    'GET /api/life': () => json(life(changes)),
    'GET /api/mailboxes': () => json({ mailboxes: [], smtp: { host: 'h', port: 25 } }),
    'GET /api/setup': () =>
      json({
        steps: [{ id: 'owner', state: 'ok', detail: { code: 'owner.ok', params: { name: 'Марина' } } }],
        slices: [],
        ready: true,
        entities: [],
        entityTypeId: 1,
      }),
  })

beforeEach(() => localStorage.clear())

test('a portal in order says so', async () => {
  renderScreen(<MainView />, { backend: backend(), boot })
  expect(await screen.findByText(/Всё в порядке/)).toBeDefined()
})

test('a notice says what it means and leads to the check', async () => {
  renderScreen(<MainView />, { backend: backend({ notices: [{ code: 'life.unpaid', params: {} }] }), boot })
  expect(await screen.findByText(/Письма сохраняются и ждут/)).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Открыть «Состояние»' }))
  expect(screen.getByRole('tab', { name: 'Состояние' }).getAttribute('aria-selected')).toBe('true')
  await screen.findByText('Проверить ещё раз')
})

test('after a reinstallation the page tells what was erased', async () => {
  renderScreen(<MainView />, {
    backend: backend({ lastWipe: { at: '2026-11-20T09:31:00.000Z', rows: 1234, files: 5 } }),
    boot,
  })
  await userEvent.click(await screen.findByRole('tab', { name: 'О приложении' }))
  expect((await screen.findByText(/уже удаляли/)).textContent).toMatch(/строк: 1.234, файлов: 5/)
})

test('the parts of the screens are shown from «О приложении», and the way leads back', async () => {
  renderScreen(<MainView />, { backend: backend(), boot })
  await userEvent.click(await screen.findByRole('tab', { name: 'О приложении' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Показать детали' }))
  expect(await screen.findByRole('tab', { name: 'Кнопки и метки' }, { timeout: 10_000 })).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Назад' }))
  expect(await screen.findByText('https://shchit.example')).toBeDefined()
})

test('an employee begins with the requests, and is not shown what others set up', async () => {
  const user = { id: 5, name: 'Дарья', isAdmin: false }
  const session = { token: 't', expiresAt: '2026-11-24T10:00:00.000Z', user }
  const own = aBackend({ 'GET /api/request-list': () => fault(503) })
  renderScreen(<MainView />, { backend: own, boot: aBoot({ view: 'main', client: null, session }) })
  expect(screen.getByRole('tab', { selected: true }).textContent?.trim()).toBe('Запросы')
  expect(screen.queryByRole('tab', { name: 'Обзор' })).toBeNull()
  expect(await screen.findByRole('button', { name: /Повторить/ })).toBeDefined()
})

test('a link into a section that is not theirs tells an employee who may', async () => {
  const user = { id: 5, name: 'Дарья', isAdmin: false }
  const session = { token: 't', expiresAt: '2026-11-24T10:00:00.000Z', user }
  const target = { section: 'settings', item: 'requests' }
  renderScreen(<MainView />, { backend: aBackend(), boot: aBoot({ view: 'main', client: null, session, target }) })
  expect(screen.getByRole('tab', { selected: true }).textContent?.trim()).toBe('Настройки')
  expect(await screen.findByText('Настраивает администратор портала')).toBeDefined()
})

test('a head sees the sections that their rights open, and no others', async () => {
  const user = { id: 6, name: 'Вера', isAdmin: false }
  const session = { token: 't', expiresAt: '2026-11-24T10:00:00.000Z', user }
  const own = aBackend({
    'GET /api/permissions/mine': () => json({ roles: ['head'], actions: ['rules.view', 'cards.decide', 'audit.view'] }),
  })
  renderScreen(<MainView />, { backend: own, boot: aBoot({ view: 'main', client: null, session }) })
  await screen.findByRole('tab', { name: 'Журнал действий' })
  const names = screen.getAllByRole('tab').map(({ textContent }) => textContent?.trim())
  expect(names).toEqual(expect.arrayContaining(['Запросы', 'Контакт-центр', 'Визитки', 'Каталог', 'Правила', 'Моё']))
  for (const other of ['Письма', 'Ящики', 'Импорт', 'Настройки', 'Права']) expect(names).not.toContain(other)
  expect(screen.getByRole('tab', { name: 'Визитки', description: 'Данные CRM' })).toBeDefined()
  expect(screen.queryByText('Почта')).toBeNull()
})

test('an employee opens the rules for reading, and a link from a decision leads to a kind of rules', async () => {
  const user = { id: 5, name: 'Дарья', isAdmin: false }
  const session = { token: 't', expiresAt: '2026-11-24T10:00:00.000Z', user }
  const target = { section: 'rules', item: 'deadline' }
  const set = { mode: 'live', version: null, hasDraft: false }
  const sets = [
    { ...set, kind: 'category', title: 'Категории' },
    { ...set, kind: 'deadline', title: 'Сроки' },
  ]
  const own = aBackend({ 'GET /api/rules': () => json({ sets }) })
  renderScreen(<MainView />, { backend: own, boot: aBoot({ view: 'main', client: null, session, target }) })
  expect((await screen.findByRole('tab', { name: 'Правила' })).getAttribute('aria-selected')).toBe('true')
  expect((await screen.findByRole('tab', { name: 'Сроки' })).getAttribute('aria-selected')).toBe('true')
  expect(screen.queryByRole('tab', { name: 'Настройки' })).toBeNull()
  await screen.findByRole('alert')
})

test('the page opens where the person left it, its menu folded as they left it', async () => {
  const { unmount } = renderScreen(<MainView />, { backend: backend(), boot })
  await userEvent.click(await screen.findByRole('tab', { name: 'О приложении' }))
  await userEvent.click(screen.getByRole('button', { name: 'Скрыть разделы' }))
  unmount()
  renderScreen(<MainView />, { backend: backend(), boot })
  expect(await screen.findByText('https://shchit.example')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Показать разделы' })).toBeDefined()
})

test('the arrows go through the sections of all groups, and Enter opens one', async () => {
  renderScreen(<MainView />, { backend: backend(), boot })
  await screen.findByText(/Всё в порядке/)
  await userEvent.tab()
  await userEvent.keyboard('{End}')
  expect(document.activeElement?.textContent?.trim()).toBe('О приложении')
  expect(screen.getByRole('tab', { selected: true }).textContent?.trim()).toBe('Обзор')
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByText('https://shchit.example')).toBeDefined()
})
