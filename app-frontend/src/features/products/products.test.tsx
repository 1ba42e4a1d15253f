import type { NodeTuple, RequestProducts } from '@poryadok/app-backend/products/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { toasts } from '../../ui/toast-queue.ts'
import { aBackend, type Backend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import DirectorySection from './directory-section.tsx'
import RequestProductsList from './request-products-list.tsx'

const nodes: NodeTuple[] = [
  ['s1', null, 'Аппараты защиты', '', 1],
  ['s2', 's1', 'ОР-16', '', 1],
  ['s4', 's1', 'ОР-63', '', 2],
  ['p1', 's2', 'Выключатель ОР-16', 'OP16-1', 1],
  ['p2', 's2', 'Выключатель ОР-16 чёрный', 'OP16-2', 2],
  ['p3', 's4', 'Выключатель ОР-63', 'OP63-1', 1],
  ['s5', null, 'Щиты', '', 2],
  ['p4', 's5', 'Щит навесной', 'SCHR', 1],
]
const directory = {
  revision: 1,
  loadedAt: '2026-11-22T09:00:00.000Z',
  reading: null,
  fault: null,
  levels: ['Направление', 'Серия'],
  nodes,
  mayLoad: false,
}
const group = {
  id: '7f3c7a52-6f0e-4b1c-9d1a-0a3a35f4c001',
  key: 's2',
  path: [
    { key: 's1', name: 'Аппараты защиты' },
    { key: 's2', name: 'ОР-16' },
  ],
  code: '',
  pickedBy: 'Анна Орлова',
  pickedAt: '2026-11-22T09:00:00.000Z',
  since: null,
}
const products = (over: Partial<RequestProducts> = {}): RequestProducts => ({
  picks: [],
  recent: [],
  mayPick: true,
  ...over,
})

let backend: Backend
beforeEach(() => {
  backend = aBackend({
    'GET /api/products/directory': () => json(directory),
    'GET /api/requests/7/products': () => json(products()),
    'POST /api/requests/7/products': () => json(products({ picks: [group] })),
  })
})
async function openPicker(user = userEvent.setup()) {
  renderScreen(<RequestProductsList id={7} />, { backend })
  await user.click(await screen.findByRole('button', { name: 'Добавить продукт' }))
  await screen.findByRole('listbox', { name: 'Направление' })
  return user
}
const level = (name: string) => screen.getByRole('listbox', { name })
const offered = (name: string) =>
  within(level(name))
    .getAllByRole('option')
    .map((one) => one.getAttribute('title'))

test('a choice on top filters below; one below fills the levels above; clearing a level clears below', async () => {
  const user = await openPicker()
  expect(offered('Уровень 3')).toHaveLength(3)
  await user.click(within(level('Направление')).getByRole('option', { name: /Щиты/ }))
  expect(offered('Серия')).toEqual(['Щит навесной'])
  await user.click(screen.getByRole('button', { name: 'Очистить уровень «Направление» и всё ниже' }))
  await user.click(within(level('Уровень 3')).getByRole('option', { name: 'Выключатель ОР-63' }))
  expect(within(level('Направление')).getByRole('option', { selected: true }).title).toBe('Аппараты защиты')
  expect(within(level('Серия')).getByRole('option', { selected: true }).title).toBe('ОР-63')
  await user.click(screen.getByRole('button', { name: 'Очистить уровень «Серия» и всё ниже' }))
  expect(within(level('Уровень 3')).queryByRole('option', { selected: true })).toBeNull()
})

test('a row is added by the keyboard alone: by the search, and by the arrows', async () => {
  const user = await openPicker()
  await user.click(screen.getByRole('searchbox'))
  await user.keyboard('щз16')
  await screen.findByRole('listbox', { name: 'Найдено' })
  await user.keyboard('{ArrowDown}{Enter}')
  await screen.findByText('Добавлено в запрос')
  expect(backend.bodies.at(-1)).toEqual({ keys: ['p2'] })
  await user.keyboard('{ArrowDown}{ArrowRight}{ArrowDown}{Enter}')
  await waitFor(() => expect(backend.bodies.at(-1)).toEqual({ keys: ['s4'] }))
})

test('Shift and Enter stop at the group of what was found', async () => {
  const user = await openPicker()
  await user.click(screen.getByRole('searchbox'))
  await user.keyboard('чёрный{Shift>}{Enter}{/Shift}')
  await waitFor(() => expect(backend.bodies.at(-1)).toEqual({ keys: ['s2'] }))
})

test('a pasted list becomes rows, and what is not known is said', async () => {
  const user = await openPicker()
  await user.click(screen.getByRole('radio', { name: 'Списком артикулов' }))
  await user.click(screen.getByRole('textbox', { name: 'Артикулы' }))
  await user.paste('OP16-1\nop63 1\nXX-1')
  expect(await screen.findByText('Нет в каталоге: XX-1')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Добавить 2 строки' }))
  await waitFor(() => expect(backend.bodies.at(-1)).toEqual({ keys: ['p1', 'p3'] }))
})

test('articles past those of one press are not called unknown', async () => {
  const user = await openPicker()
  await user.click(screen.getByRole('radio', { name: 'Списком артикулов' }))
  await user.click(screen.getByRole('textbox', { name: 'Артикулы' }))
  await user.paste(
    `${Array.from({ length: 500 }, () => 0)
      .map((_, at) => `OP16-${at}`)
      .join(';')};XX-1`,
  )
  expect(await screen.findByText(/Не прочитаны 1, начиная с XX-1/)).toBeDefined()
  expect(screen.queryByText(/Нет в каталоге:.*XX-1/)).toBeNull()
})

test('a group is known more closely: its row gives way', async () => {
  backend.on('GET /api/requests/7/products', () => json(products({ picks: [group] })))
  const user = userEvent.setup()
  renderScreen(<RequestProductsList id={7} />, { backend })
  await user.click(await screen.findByRole('button', { name: 'Уточнить: ОР-16' }))
  await screen.findByRole('listbox', { name: 'Направление' })
  expect(within(level('Серия')).getByRole('option', { selected: true }).title).toBe('ОР-16')
  await user.click(within(level('Уровень 3')).getByRole('option', { name: 'Выключатель ОР-16' }))
  await user.click(screen.getByRole('button', { name: 'Добавить' }))
  await waitFor(() => expect(backend.bodies.at(-1)).toEqual({ keys: ['p1'], instead: group.id }))
})

test('what the client had lately is one press away', async () => {
  backend.on('GET /api/requests/7/products', () => json(products({ recent: ['p4', 'p99'] })))
  const user = await openPicker()
  await user.click(screen.getByRole('button', { name: 'Щит навесной' }))
  expect(within(level('Направление')).getByRole('option', { selected: true }).title).toBe('Щиты')
})

test('a row says that the catalogue has moved it since; who may not choose sees no buttons', async () => {
  const since = { code: 'products.moved', params: { path: 'Щиты › ОР-16' } }
  backend.on('GET /api/requests/7/products', () => json(products({ picks: [{ ...group, since }], mayPick: false })))
  renderScreen(<RequestProductsList id={7} />, { backend })
  expect(await screen.findByText('С тех пор перенесено: Щиты › ОР-16')).toBeDefined()
  expect(screen.queryAllByRole('button')).toEqual([])
})

test('somebody else’s change of the same row is told, and what stands now is read', async () => {
  backend.on('POST /api/requests/7/products', () =>
    fault(409, { message: 'Эту строку уже заменил кто-то другой.', action: '' }),
  )
  const user = await openPicker()
  await user.click(within(level('Направление')).getByRole('option', { name: /Щиты/ }))
  await user.click(screen.getByRole('button', { name: 'Добавить' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Эту строку уже заменил кто-то другой.')
  expect(backend.calls.filter((call) => call === 'GET /api/requests/7/products').length).toBe(2)
})

test('a catalogue without rights is told with what to do', async () => {
  const refused = {
    message: 'Портал не дал прочитать каталог товаров.',
    action: 'Откройте приложение администратором.',
  }
  backend.on('GET /api/products/directory', () => json({ ...directory, revision: 0, nodes: [], fault: refused }))
  renderScreen(<DirectorySection />, { backend })
  expect(await screen.findByText(/Портал не дал прочитать каталог товаров/)).toBeDefined()
  expect(screen.getByText('Каталог пуст')).toBeDefined()
})

test('the tree table opens a branch, and finds over all levels', async () => {
  renderScreen(<DirectorySection />, { backend })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Развернуть: Аппараты защиты' }))
  expect(screen.getAllByRole('row').map((row) => row.getAttribute('aria-level'))).toEqual([null, '1', '2', '2', '1'])
  await user.type(screen.getByRole('searchbox'), 'yfdtcyjq')
  expect(await screen.findByText('Щит навесной')).toBeDefined()
  expect(screen.queryByText('ОР-63')).toBeNull()
})

test('while the catalogue is read for the first time it says how far it is, and what is typed stays', async () => {
  let reads = 0
  backend = aBackend({
    'GET /api/products/directory': () => {
      reads += 1
      const half = { revision: 0, nodes: nodes.slice(0, 6), reading: { done: 6, total: 20_328 } }
      return json(reads === 1 ? { ...directory, ...half } : directory)
    },
    'GET /api/requests/7/products': () => json(products()),
  })
  const user = await openPicker()
  const search = screen.getByRole('searchbox')
  await user.type(search, 'ор-63')
  expect(screen.getByRole('progressbar', { name: 'Каталог портала читается впервые' }).textContent).toMatch(
    /6 из 20.328/,
  )
  await waitFor(() => expect(reads).toBe(2), { timeout: 5_000 })
  await user.clear(search)
  await waitFor(() => expect(offered('Направление')).toEqual(['Аппараты защиты', 'Щиты']))
  expect(search.isConnected).toBe(true)
  expect(screen.queryByRole('progressbar')).toBeNull()
})

test('20 000 nodes draw the rows in sight only', async () => {
  const many = Array.from({ length: 20_000 }, (_, at): NodeTuple => [`p${at}`, null, `Реле ${at}`, '', 1])
  backend.on('GET /api/products/directory', () => json({ ...directory, nodes: many }))
  await openPicker()
  expect(screen.getAllByRole('option').length).toBeLessThan(40)
})

test('a portal that does not answer is a fault with a way to try again', async () => {
  backend.on('GET /api/requests/7/products', () => fault(503))
  renderScreen(<RequestProductsList id={7} />, { backend })
  expect(await screen.findByText(/Портал не отвечает/)).toBeDefined()
})

test('a row that was taken away comes back as it was, and a refusal to bring it back is shown', async () => {
  const path = `/api/requests/7/products/${group.id}`
  backend.on('GET /api/requests/7/products', () => json(products({ picks: [group] })))
  backend.on(`DELETE ${path}`, () => json(products()))
  backend.on(`PUT ${path}`, () => fault(409, { message: 'Эту строку уже заменил или убрал кто-то другой.' }))
  renderScreen(<RequestProductsList id={7} />, { backend })
  await userEvent.click(await screen.findByRole('button', { name: 'Убрать: ОР-16' }))
  const undo = () => toasts.visibleToasts.find(({ content }) => content.words === 'Убрано: ОР-16')?.content.undo
  await waitFor(() => expect(undo()).toBeDefined())
  undo()?.onUndo()
  expect(await screen.findByText(/Эту строку уже заменил или убрал/)).toBeDefined()
  expect(backend.calls).toContain(`PUT ${path}`)
})
