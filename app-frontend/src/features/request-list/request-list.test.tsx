import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { type aBackend, type Backend, fault, json } from '../../testing/backend.ts'
import { aList, aListPage, aListRow, showList } from './testing.ts'

const show = (answers: Parameters<typeof aBackend>[0] = {}, list = aList()): Backend => showList({ list, answers })
const last = (backend: Backend) => backend.bodies.at(-1) as Record<string, unknown>

test('views carry their counts, and the open one its conditions', async () => {
  const backend = show()
  expect(await screen.findByRole('row', { name: /Запрос 3/ })).toBeDefined()
  expect(screen.getByRole('radio', { name: /Открытые 3/, checked: true })).toBeDefined()
  expect(screen.getByText('Стадия: открытые')).toBeDefined()
  await userEvent.click(screen.getByRole('radio', { name: /Все 8/ }))
  await expect.poll(() => last(backend)['selection']).toMatchObject({ filter: { groups: [] } })
})

test('Enter reads the request beside the list, Escape closes it', async () => {
  show({ 'GET /api/requests/3': () => fault(404) })
  ;(await screen.findByRole('row', { name: /Запрос 3/ })).focus()
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByRole('complementary', { name: 'Просмотр запроса' })).toBeDefined()
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('complementary')).toBeNull()
})

test('a press on a column sorts all requests, not the page', async () => {
  const backend = show()
  await userEvent.click(await screen.findByRole('button', { name: 'Серийный номер' }))
  await expect.poll(() => last(backend)['selection']).toMatchObject({ sort: { field: 'UF_SERIAL', direction: 'asc' } })
})

test('words typed on the other layout of the keyboard are said, and a tick on all means what was found', async () => {
  const backend = show({
    'POST /api/request-list/page': (_, body) => {
      const typed = (body as { search: string }).search !== ''
      return json(
        aListPage(typed ? [aListRow(3)] : [aListRow(3), aListRow(2), aListRow(1)], {
          readAs: typed ? 'очередь' : null,
          total: 60,
        }),
      )
    },
    'POST /api/request-list/ids': () => json({ ids: [3], more: false }),
  })
  await userEvent.type(await screen.findByRole('searchbox'), 'jxthtlm')
  await screen.findByText('По «jxthtlm» ничего нет. Показаны запросы по «очередь».')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Отметить все строки' }))
  await userEvent.click(await screen.findByRole('button', { name: /Отметить все/ }))
  await expect.poll(() => last(backend)).toMatchObject({ search: 'очередь' })
})

test('ticked requests are changed as one, after it was shown what changes', async () => {
  const backend = show({
    'POST /api/request-list/bulk/preview': () =>
      json({
        changes: 2,
        lacking: 0,
        same: 0,
        gone: 0,
        rows: [{ id: 3, title: 'Запрос 3', from: null, to: [{ id: 'WON', name: 'Решён' }], lacks: [] }],
      }),
    'POST /api/request-list/bulk': (_, body) => {
      const { ids } = body as { ids: number[] }
      return json({
        runId: '6a2f41a3-c54c-4f7e-9e55-0d6a0a6f0001',
        results: ids.map((id) => ({ id, outcome: 'written', detail: '' })),
      })
    },
  })
  const keys = userEvent.setup()
  const row = await screen.findByRole('row', { name: /Запрос 3/ })
  row.focus()
  await keys.keyboard(' {ArrowDown} ')
  expect(screen.getByText('Отмечены 2 запроса')).toBeDefined()
  await keys.click(screen.getByRole('button', { name: 'Изменить' }))
  const dialog = await screen.findByRole('dialog', { name: 'Изменить отмеченные запросы: 2' })
  await keys.type(within(dialog).getByRole('combobox', { name: 'На что' }), 'Решён')
  await keys.keyboard('{ArrowDown}{Enter}')
  expect(await within(dialog).findByText(/Изменится запросов: 2/)).toBeDefined()
  await keys.click(within(dialog).getByRole('button', { name: 'Записать: 2' }))
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
  const written = backend.bodies.find((body) => 'key' in (body as object))
  expect(written).toMatchObject({ ids: [3, 2], field: 'stageId', value: 'WON' })
})

test('a cell that a colleague changed meanwhile says so, and shows what was there', async () => {
  show({
    'POST /api/request-list/requests/3/cell': () =>
      fault(409, { code: 'request.changed-meanwhile', message: 'Ирина Белова записала другое.' }),
  })
  const row = await screen.findByRole('row', { name: /Запрос 3/ })
  await userEvent.click(within(row).getByRole('button', { name: /Изменить: Серийный номер/ }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Серийный номер' }), '9{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('Ирина Белова записала другое')
  expect(within(screen.getByRole('row', { name: /Запрос 3/ })).getByText('АВ-3')).toBeDefined()
})

test('who may not change requests is offered no way to', async () => {
  show({}, aList({ may: { share: false, change: false, export: false, create: false } }))
  const row = await screen.findByRole('row', { name: /Запрос 3/ })
  expect(within(row).queryByRole('button', { name: /Изменить/ })).toBeNull()
  row.focus()
  await userEvent.keyboard(' ')
  expect(screen.getByText('Отмечен 1 запрос')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Изменить' })).toBeNull()
})

test('who may neither export nor create is told once why, and is offered no button for the other', async () => {
  show({}, aList({ may: { share: false, change: true, export: false, create: false } }))
  await userEvent.click(await screen.findByRole('button', { name: 'Выгрузить' }))
  expect(screen.getAllByText('Выгружать запросы могут руководители и администраторы')).toHaveLength(1)
  expect(screen.getByRole('menuitem', { name: /XLSX/ }).getAttribute('aria-disabled')).toBe('true')
  expect(screen.queryByRole('button', { name: 'Создать запрос' })).toBeNull()
})

test('a value is changed in an area beside its cell, Escape leaves it and the focus goes back to the cell', async () => {
  show()
  const row = await screen.findByRole('row', { name: /Запрос 3/ })
  const [cell] = within(row).getAllByRole('button', { name: /^Изменить: .*сейчас/, expanded: false })
  await userEvent.click(cell as HTMLElement)
  await screen.findByRole('dialog')
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(document.activeElement).toBe(cell))
  expect(screen.queryByRole('complementary')).toBeNull()
})

test('where the portal shows no request at all the list says so', async () => {
  show({ 'POST /api/request-list/page': () => json(aListPage([], { counts: { open: 0, all: 0 } })) })
  expect(await screen.findByText('Портал не показывает вам запросов')).toBeDefined()
})

test('a field that is gone is named, and nothing found leads back', async () => {
  show({ 'POST /api/request-list/page': () => json(aListPage([], { missing: ['UF_CRM_KIND'] })) })
  expect(await screen.findByText(/Поля на портале больше нет: UF_CRM_KIND/)).toBeDefined()
  expect(screen.getByText('Таких запросов нет')).toBeDefined()
})

test('several fields that are gone are told as several', async () => {
  show({ 'POST /api/request-list/page': () => json(aListPage([], { missing: ['Вид', 'Регион'] })) })
  expect(await screen.findByText(/Полей на портале больше нет: Вид, Регион/)).toBeDefined()
})

test('a portal that does not answer is told with a way to ask again', async () => {
  show({ 'POST /api/request-list/page': () => fault(503) })
  expect(await screen.findByRole('button', { name: /Повторить/ })).toBeDefined()
})

test('an export says how far it is, is stopped, and one that broke off says why', async () => {
  const task = (over: object) => ({
    id: '6a2f41a3-c54c-4f7e-9e55-0d6a0a6f0001',
    kind: 'requests.export',
    title: 'Выгрузка запросов',
    state: 'running',
    total: 300_000,
    done: 12_800,
    failed: 0,
    skipped: 0,
    startedBy: 7,
    createdAt: '2026-11-24T09:36:00.000Z',
    updatedAt: '2026-11-24T09:36:00.000Z',
    endedAt: null,
    perSecond: null,
    endsAt: null,
    fault: null,
    ...over,
  })
  const backend = show({
    'POST /api/request-list/export': () => json({ task: task({}), fileName: 'requests.xlsx' }),
    'POST /api/request-list/export/6a2f41a3-c54c-4f7e-9e55-0d6a0a6f0001/cancel': () =>
      json({
        task: task({ state: 'failed', fault: { code: 'x', message: 'Вход закончился.', action: 'Начните заново.' } }),
        fileName: 'requests.xlsx',
      }),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Выгрузить' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: /XLSX/ }))
  const bar = await screen.findByRole('progressbar', { name: /Готовим файл/ })
  expect(bar.textContent?.replaceAll(/\s/g, ' ')).toContain('12 800 из 300 000')
  expect(last(backend)).toMatchObject({
    format: 'xlsx',
    ids: null,
    columns: ['title', 'stageId', 'assignedById', 'UF_SERIAL'],
  })
  await userEvent.click(screen.getByRole('button', { name: 'Остановить' }))
  expect((await screen.findByText(/Вход закончился/)).textContent).toContain('Начните заново.')
})

test('a link is asked for by the type and the name of a record, and its column says both type and number', async () => {
  const order = { field: 'UF_ORDER', op: 'any-of' as const, values: ['D_5'] }
  const filter = { match: 'all' as const, groups: [{ match: 'all' as const, conditions: [order] }] }
  const linked = { id: 'open', name: null, shared: true, own: false, revision: 0 }
  const list = aList({
    views: [{ ...linked, selection: { filter, sort: { field: 'id', direction: 'desc' } } }],
    layout: { ...aList().layout, columns: ['UF_ORDER'] },
  })
  const found = [{ id: '7', name: 'Монтаж щитовой', chosen: false }]
  const backend = show(
    {
      'POST /api/request-list/page': () => json(aListPage([aListRow(3, { values: { UF_ORDER: ['T406_12'] } })])),
      'GET /api/request-list/clients': () => json({ clients: found }),
    },
    list,
  )
  expect(await screen.findByText('Смарт-процесс 1030 № 12')).toBeDefined()
  expect(screen.getByText('Заказ: Сделка № 5')).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Условия отбора' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Найти по имени' }), 'Монтаж')
  await userEvent.click(await within(dialog).findByRole('button', { name: 'Монтаж щитовой' }))
  expect(backend.calls.at(-1)).toContain('entityTypeId=2')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Показать' }))
  await expect
    .poll(() => last(backend)['selection'])
    .toMatchObject({ filter: { groups: [{ conditions: [{ values: ['D_5', 'D_7'] }] }] } })
})

test('a client who was just chosen for a new request is called by name at once', async () => {
  const found = [{ id: '7', name: 'Елена Воронцова', chosen: false }]
  show({
    'GET /api/request-list/clients': (query) =>
      query.get('ids') ? new Promise<Response>(() => undefined) : json({ clients: found }),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Создать запрос' }))
  const dialog = await screen.findByRole('dialog', { name: 'Новый запрос' })
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Найти по имени' }), 'Ворон')
  await userEvent.click(await within(dialog).findByRole('button', { name: 'Елена Воронцова' }))
  expect(within(dialog).getByRole('button', { name: 'Убрать: Елена Воронцова' })).toBeDefined()
})
