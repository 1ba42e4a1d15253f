import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import { aPage, aRow, rowsFrom } from '../../testing/request-rows.ts'
import RequestsView from './requests-view.tsx'

const page = aPage({ rows: rowsFrom(3, 3), asOf: new Date().toISOString() })
const boot = aBoot({ page })
const details = () =>
  json({ entityTypeId: 1, request: aRow({ id: 3, title: 'Запрос 3' }), letters: [], asOf: page.asOf })
const rows = (): string[] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.dataset['request'] ?? '')

beforeEach(() => performance.clearMarks())

test('rows of the page stand at once, without a call and without the portal', async () => {
  const backend = aBackend()
  renderScreen(<RequestsView />, { backend, boot })
  expect(rows()).toEqual(['3', '2', '1'])
  expect(backend.calls).toEqual([])
  await waitFor(() => expect(performance.getEntriesByName('first-row')).toHaveLength(1))
})

test('without rows in the page they are asked for once', async () => {
  const backend = aBackend({ 'GET /api/requests': () => json(page) })
  renderScreen(<RequestsView />, { backend })
  await screen.findByRole('link', { name: 'Запрос 3' })
  expect(backend.calls).toEqual(['GET /api/requests?kind=contact&id=7&preset=open&sort=id&direction=desc&offset=0'])
})

test('a client without requests is told what will happen', () => {
  renderScreen(<RequestsView />, { backend: aBackend(), boot: aBoot({ page: aPage({ rows: [] }) }) })
  const state = screen.getByText('У клиента пока нет запросов').closest('[role=status]')
  expect(state?.textContent).toContain('Появятся сами, когда клиент напишет на подключённый ящик.')
})

test('who may not create requests is offered none, neither above nor in an empty list', async () => {
  renderScreen(<RequestsView />, { backend: aBackend(), boot: aBoot({ page: aPage({ rows: [], mayCreate: false }) }) })
  expect(await screen.findByText('У клиента пока нет запросов')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Создать запрос' })).toBeNull()
  expect(screen.queryByText(/Можно завести вручную/)).toBeNull()
})

test('an error says what happened, names the code for support and offers to try again', async () => {
  const backend = aBackend({ 'GET /api/requests': () => fault(503) })
  renderScreen(<RequestsView />, { backend })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toBe('Портал не отвечаетПовторите.ПовторитьКод для поддержки r-1')
  backend.on('GET /api/requests', () => json(page))
  await userEvent.click(within(alert).getByRole('button', { name: 'Повторить' }))
  await screen.findByRole('link', { name: 'Запрос 3' })
})

test('a missing right has no button that would not help', async () => {
  renderScreen(<RequestsView />, {
    backend: aBackend({ 'GET /api/requests': () => fault(403, { message: 'Нет права.' }) }),
  })
  const alert = await screen.findByRole('alert')
  expect(within(alert).queryByRole('button')).toBeNull()
})

test('another selection asks the backend and shows its rows', async () => {
  const backend = aBackend({
    'GET /api/requests': () => json(aPage({ rows: [aRow({ id: 9, title: 'Закрытый запрос' })] })),
  })
  renderScreen(<RequestsView />, { backend, boot })
  await userEvent.click(screen.getByRole('radio', { name: /Закрытые/ }))
  await screen.findByRole('link', { name: 'Закрытый запрос' })
  expect(backend.calls).toEqual(['GET /api/requests?kind=contact&id=7&preset=closed&sort=id&direction=desc&offset=0'])
})

test('the search waits for the end of typing, and finding nothing offers the way out', async () => {
  const backend = aBackend({ 'GET /api/requests': (query) => json(query.get('search') ? aPage({ rows: [] }) : page) })
  renderScreen(<RequestsView />, { backend, boot })
  await userEvent.type(screen.getByRole('searchbox'), 'насос')
  await screen.findByText('Под поиск ничего не подошло')
  expect(backend.calls).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Показать открытые' }))
  await screen.findByRole('link', { name: 'Запрос 3' })
})

test('a press on a heading sorts, a second one turns the order', async () => {
  const backend = aBackend({ 'GET /api/requests': () => json(page) })
  renderScreen(<RequestsView />, { backend, boot })
  await userEvent.click(screen.getByRole('button', { name: 'Решить до' }))
  await waitFor(() => expect(backend.calls.at(-1)).toContain('sort=resolveBy&direction=asc'))
  expect(screen.getByRole('columnheader', { name: 'Решить до' }).getAttribute('aria-sort')).toBe('ascending')
  await userEvent.click(screen.getByRole('button', { name: 'Решить до' }))
  await waitFor(() => expect(backend.calls.at(-1)).toContain('sort=resolveBy&direction=desc'))
})

test('the preview on a company’s card names the contact, whom the details leave out', async () => {
  const contact = { id: 4, name: 'Борис Зимин' }
  const backend = aBackend({ 'GET /api/requests/2': details })
  const company = aBoot({ client: { kind: 'company', id: 1 }, page: aPage({ rows: [aRow({ id: 2, contact })] }) })
  renderScreen(<RequestsView />, { backend, boot: company })
  await userEvent.click(screen.getAllByRole('row')[1] as HTMLElement)
  const panel = await screen.findByRole('complementary')
  await within(panel).findByText(/Писем в запросе пока нет/)
  expect(within(panel).getByText('Борис Зимин')).toBeDefined()
})

test('arrows move the row, Enter opens the preview, Escape closes it and gives the focus back', async () => {
  const backend = aBackend({ 'GET /api/requests/2': details })
  renderScreen(<RequestsView />, { backend, boot })
  screen.getAllByRole('row')[1]?.focus()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  const panel = await screen.findByRole('complementary', { name: 'Просмотр запроса' })
  expect(backend.calls).toEqual(['GET /api/requests/2'])
  expect(within(panel).getByText('№ 2')).toBeDefined()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
  expect((document.activeElement as HTMLElement).dataset['request']).toBe('2')
})

test('the preview leads to «Почему?» of the request and back', async () => {
  const backend = aBackend({
    'GET /api/requests/2': details,
    'GET /api/why/1/2': () => json({ decisions: [], mayUndo: false }),
  })
  renderScreen(<RequestsView />, { backend, boot })
  await userEvent.click(screen.getAllByRole('row')[2] as HTMLElement)
  await userEvent.click(await screen.findByRole('button', { name: 'Почему?' }))
  const panel = await screen.findByRole('complementary', { name: 'Почему?' })
  expect(await within(panel).findByText('Решений здесь ещё не было')).toBeDefined()
  await userEvent.keyboard('{Escape}')
  expect(await screen.findByRole('complementary', { name: 'Просмотр запроса' })).toBeDefined()
})

test('a title opens the card in the portal, and the list is looked at again after it closes', async () => {
  const openPath = vi.fn(async () => undefined)
  const frame = {
    installing: false,
    proof: async () => ({ memberId: '', accessToken: '' }),
    openPath,
    openApp: async () => undefined,
    finishInstall: vi.fn(),
    resize: vi.fn(),
  }
  const backend = aBackend({
    'GET /api/requests': () => json(aPage({ rows: [aRow({ id: 3, title: 'После правки' }), ...rowsFrom(2, 2)] })),
  })
  renderScreen(<RequestsView />, { backend, boot, frame })
  await userEvent.click(screen.getByRole('link', { name: 'Запрос 3' }))
  await screen.findByRole('link', { name: 'После правки' })
  expect(openPath).toHaveBeenCalledExactlyOnceWith('/crm/lead/details/48213/')
})

test('a changed request changes in its place while the pointer is on the list', async () => {
  const backend = aBackend({
    'GET /api/requests': () => json(aPage({ rows: [aRow({ id: 3, title: 'Новое название' }), ...rowsFrom(2, 2)] })),
  })
  renderScreen(<RequestsView />, { backend, boot })
  await userEvent.hover(screen.getByRole('grid'))
  await backend.say({ ids: [3], kind: 'changed' })
  await screen.findByRole('link', { name: 'Новое название' })
  expect(rows()).toEqual(['3', '2', '1'])
})

test('a new request never moves the row under the pointer: it waits above the list', async () => {
  const backend = aBackend({ 'GET /api/requests': () => json(aPage({ rows: rowsFrom(4, 4) })) })
  renderScreen(<RequestsView />, { backend, boot })
  await userEvent.hover(screen.getByRole('grid'))
  await backend.say({ ids: [4], kind: 'added' })
  await screen.findByText(/Ещё 1 новый/)
  expect(rows()).toEqual(['3', '2', '1'])
  await userEvent.click(screen.getByRole('button', { name: /Ещё 1 новый/ }))
  await waitFor(() => expect(rows()).toEqual(['4', '3', '2', '1']))
})

test('a new request appears by itself while nobody points at the list', async () => {
  const backend = aBackend({ 'GET /api/requests': () => json(aPage({ rows: rowsFrom(4, 4) })) })
  renderScreen(<RequestsView />, { backend, boot })
  await backend.say({ ids: [4], kind: 'added' })
  await waitFor(() => expect(rows()).toEqual(['4', '3', '2', '1']))
})

test("a company's tab names the contact of each request", () => {
  const withContact = aPage({ rows: [aRow({ contact: { id: 5, name: 'Елена Воронцова' } })] })
  renderScreen(<RequestsView />, {
    backend: aBackend(),
    boot: aBoot({ view: 'company-requests', client: { kind: 'company', id: 2 }, page: withContact }),
  })
  expect(screen.getByRole('columnheader', { name: 'Контакт' })).toBeDefined()
  expect(screen.getByTitle('Елена Воронцова')).toBeDefined()
})

/** Plays a layout: the page is 1160 px wide, the list beside the preview 820. */
class Measured {
  readonly #report: ResizeObserverCallback
  constructor(report: ResizeObserverCallback) {
    this.#report = report
  }
  observe(target: Element): void {
    const contentRect = { width: target.tagName === 'MAIN' ? 820 : 1160 } as DOMRectReadOnly
    this.#report([{ target, contentRect } as ResizeObserverEntry], this)
  }
  unobserve(): void {}
  disconnect(): void {}
}

test('columns follow the width of the list, not of the page', () => {
  vi.stubGlobal('ResizeObserver', Measured)
  const company = { view: 'company-requests', client: { kind: 'company', id: 2 }, page } as const
  renderScreen(<RequestsView />, { backend: aBackend(), boot: aBoot(company) })
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toContain('Отв.')
})

test('closed requests stand folded below the open ones with their number, and are asked for once unfolded', async () => {
  const closed = aRow({ id: 9, title: 'Закрытый запрос' })
  const counts = { open: 3, mine: 0, overdue: 0, uncategorized: 0, closed: 1 }
  const backend = aBackend({ 'GET /api/requests': () => json(aPage({ rows: [closed], counts })) })
  renderScreen(<RequestsView />, { backend, boot: aBoot({ page: { ...page, counts } }) })
  const heading = screen.getByRole('button', { name: /^Закрытые ?1$/, expanded: false })
  expect(backend.calls).toEqual([])
  await userEvent.click(heading)
  await screen.findByRole('link', { name: 'Закрытый запрос' })
  expect(backend.calls).toEqual(['GET /api/requests?kind=contact&id=7&preset=closed&sort=id&direction=desc&offset=0'])
  expect(screen.getByText('Показано 4 из 4')).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: /^Открытые ?3$/, expanded: true }))
  expect(screen.queryByRole('link', { name: 'Запрос 3' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Закрытый запрос' })).toBeDefined()
})
