import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Backend, fault, json } from '../../testing/backend.ts'
import { aBoot } from '../../testing/render-screen.tsx'
import { aRow } from '../../testing/request-rows.ts'
import { aField, aList, aListPage, aListRow, aTabBoot, rowsFrom, showTab } from './testing.ts'

const contact = { kind: 'contact', id: 7 }
const asOf = new Date().toISOString()
const pageOf = (rows: Parameters<typeof aListPage>[0], closed = 0) => {
  const counts = { open: rows.length, closed, all: rows.length + closed }
  return aListPage(rows, { asOf, counts })
}
const details = (id: number) => () =>
  json({ entityTypeId: 1, request: aRow({ id, title: `Запрос ${id}` }), letters: [], asOf })
const rows = (): (string | null)[] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('link').textContent)
const asked = ({ bodies }: Backend) => bodies.filter((body) => 'selection' in (body as object))

beforeEach(() => performance.clearMarks())

test('rows of the page stand at once, and nothing of them is asked for', async () => {
  const backend = showTab()
  expect(rows()).toEqual(['Запрос 3', 'Запрос 2', 'Запрос 1'])
  await waitFor(() => expect(performance.getEntriesByName('first-row')).toHaveLength(1))
  expect(asked(backend)).toEqual([])
})

test('without rows in the page they are asked for, of this client alone', async () => {
  const backend = showTab({
    boot: aBoot(),
    answers: { 'POST /api/request-list/page': () => json(pageOf(rowsFrom(3, 3))) },
  })
  await screen.findByRole('link', { name: 'Запрос 3' })
  expect(asked(backend)).toMatchObject([{ client: contact, count: ['open', 'all', 'closed'] }])
})

test('views of the person’s own, which nobody counted before it was known who looks, are counted after the first row', async () => {
  const list = aList()
  const mine = { id: 'v5', name: 'Срочные', shared: false, own: true, revision: 0, selection: list.views[0]!.selection }
  const views = [...list.views, mine]
  const layout = { ...list.layout, pinned: ['open', 'v5'] }
  showTab({
    boot: aTabBoot({ list: { ...list, views, layout } }),
    answers: {
      'GET /api/request-list': () => json({ ...list, views, layout }),
      'POST /api/request-list/page': () =>
        json(aListPage(rowsFrom(3, 3), { counts: { open: 3, closed: 0, all: 3, v5: 2 } })),
    },
  })
  expect(rows()).toHaveLength(3)
  expect(await screen.findByRole('radio', { name: 'Срочные 2' })).toBeDefined()
})

test('a client without requests is told what will happen', () => {
  showTab({ boot: aTabBoot({ page: pageOf([]) }) })
  const state = screen.getByText('У клиента пока нет запросов').closest('[role=status]')
  expect(state?.textContent).toContain('Появятся сами, когда клиент напишет на подключённый ящик.')
})

test('who may not create requests is offered none, neither above nor in an empty list', async () => {
  const may = { share: false, change: true, export: false, create: false }
  showTab({ boot: aTabBoot({ list: aList({ may }), page: pageOf([]) }) })
  expect(await screen.findByText('У клиента пока нет запросов')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Создать запрос' })).toBeNull()
  expect(screen.queryByText(/Можно завести вручную/)).toBeNull()
})

test('an error says what happened, names the code for support and offers to try again', async () => {
  const backend = showTab({ boot: aBoot(), answers: { 'POST /api/request-list/page': () => fault(503) } })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toBe('Портал не отвечаетПовторите.ПовторитьКод для поддержки r-1')
  backend.on('POST /api/request-list/page', () => json(pageOf(rowsFrom(3, 3))))
  await userEvent.click(within(alert).getByRole('button', { name: 'Повторить' }))
  await screen.findByRole('link', { name: 'Запрос 3' })
})

test('a missing right has no button that would not help', async () => {
  showTab({ boot: aBoot(), answers: { 'GET /api/request-list': () => fault(403, { message: 'Нет права.' }) } })
  const alert = await screen.findByRole('alert')
  expect(within(alert).queryByRole('button')).toBeNull()
})

test('a view of the list holds this client’s requests here', async () => {
  const answers = { 'POST /api/request-list/page': () => json(pageOf([aListRow(9)])) }
  const backend = showTab({ answers })
  await userEvent.click(screen.getByRole('radio', { name: /Все/ }))
  await screen.findByRole('link', { name: 'Запрос 9' })
  expect(asked(backend)).toMatchObject([{ client: contact, selection: { filter: { groups: [] } } }])
})

test('the search waits for the end of typing, and finding nothing offers the way out', async () => {
  const backend = showTab({
    answers: {
      'POST /api/request-list/page': (_, body) =>
        json((body as { search: string }).search ? pageOf([]) : pageOf(rowsFrom(3, 3))),
    },
  })
  await userEvent.type(screen.getByRole('searchbox'), 'насос')
  await screen.findByText('Под отбор ничего не подошло')
  expect(asked(backend)).toHaveLength(1)
  await userEvent.click(within(screen.getByRole('status')).getByRole('button', { name: 'Очистить поиск' }))
  await screen.findByRole('link', { name: 'Запрос 3' })
})

test('the columns are the person’s own, and a contact is not named in every row of their own card', () => {
  const fields = [...aList().fields, aField('contactIds', 'contact', { multiple: true })]
  const layout = { ...aList().layout, columns: ['UF_SERIAL', 'contactIds', 'stageId'] }
  showTab({ boot: aTabBoot({ list: aList({ fields, layout }) }) })
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
    'Отметить все строки',
    'Запрос',
    'Серийный номер',
    'Стадия',
  ])
})

test('a company’s card names the person of each request, whatever the columns are', () => {
  const fields = [...aList().fields, aField('contactIds', 'contact', { multiple: true })]
  const row = aListRow(2, { values: { contactIds: [{ id: '5', name: 'Елена Воронцова' }] } })
  showTab({
    boot: aTabBoot({ client: { kind: 'company', id: 2 }, list: aList({ fields }), page: pageOf([row]) }),
  })
  expect(screen.getByRole('columnheader', { name: /Контакт/ })).toBeDefined()
  expect(screen.getByTitle('Елена Воронцова')).toBeDefined()
})

test('an old portal that knows no second contacts is told of', () => {
  showTab({ boot: aTabBoot({ page: { ...pageOf(rowsFrom(3, 3)), firstContactOnly: true } }) })
  expect(screen.getByText(/ищет запросы только по первому контакту/)).toBeDefined()
})

test('arrows move the row, Enter opens the preview, Escape or its button closes it, and the focus is in the row', async () => {
  const backend = showTab({ answers: { 'GET /api/requests/2': details(2) } })
  screen.getAllByRole('row')[1]?.focus()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  const panel = await screen.findByRole('complementary', { name: 'Просмотр запроса' })
  expect(within(panel).getByText('№ 2')).toBeDefined()
  expect(backend.calls).toContain('GET /api/requests/2')
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
  await userEvent.keyboard('{Enter}')
  await userEvent.click(await screen.findByRole('button', { name: 'Закрыть просмотр' }))
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
  expect(document.activeElement?.textContent).toContain('Запрос 2')
})

test('the preview leads to «Почему?» of the request and back', async () => {
  showTab({
    answers: {
      'GET /api/requests/2': details(2),
      'GET /api/why/1/2': () => json({ decisions: [], mayUndo: false }),
    },
  })
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
  const changed = [aListRow(3, { title: 'После правки' }), ...rowsFrom(2, 2)]
  showTab({ frame, answers: { 'POST /api/request-list/page': () => json(pageOf(changed)) } })
  await userEvent.click(screen.getByRole('link', { name: 'Запрос 3' }))
  await screen.findByRole('link', { name: 'После правки' })
  expect(openPath).toHaveBeenCalledExactlyOnceWith('/crm/lead/details/3/')
})

test('closed requests stand folded below the open ones with their number, and are asked for once unfolded', async () => {
  const backend = showTab({
    boot: aTabBoot({ page: pageOf(rowsFrom(3, 3), 1) }),
    answers: { 'POST /api/request-list/page': () => json(aListPage([aListRow(9)], { counts: {} })) },
  })
  const heading = screen.getByRole('button', { name: /^Закрытые ?1$/, expanded: false })
  expect(asked(backend)).toEqual([])
  await userEvent.click(heading)
  await screen.findByRole('link', { name: 'Запрос 9' })
  expect(asked(backend)).toMatchObject([{ client: contact, selection: { filter: { groups: [{}] } }, count: [] }])
  expect(screen.getByText('Показано 4 из 4')).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: /^Открытые ?3$/, expanded: true }))
  expect(screen.queryByRole('link', { name: 'Запрос 3' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Запрос 9' })).toBeDefined()
})

test('ticks of both groups are changed together, and a tick on one whole group leaves the other’s alone', async () => {
  showTab({
    boot: aTabBoot({ page: pageOf(rowsFrom(3, 3), 1) }),
    answers: { 'POST /api/request-list/page': () => json(aListPage([aListRow(9)], { counts: {} })) },
  })
  await userEvent.click(screen.getByRole('button', { name: /^Закрытые ?1$/ }))
  await userEvent.click(await screen.findByRole('checkbox', { name: /Отметить: №\s9/ }))
  const [all] = screen.getAllByRole('checkbox', { name: 'Отметить все строки' })
  await userEvent.click(all as HTMLElement)
  expect(await screen.findByText('Отмечены 4 запроса')).toBeDefined()
  await userEvent.click(all as HTMLElement)
  expect(await screen.findByText('Отмечен 1 запрос')).toBeDefined()
})
