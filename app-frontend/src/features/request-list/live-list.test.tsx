import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { ListRow } from '@poryadok/app-backend/request-list/contract'
import { type Backend, fault, json } from '../../testing/backend.ts'
import { aListPage, aListRow, aTabBoot, rowsFrom, showList, showTab } from './testing.ts'

/** Longer than messages are gathered and a broken line pauses, ms. */
const patience = { timeout: 5_000 }
const pageCalls = (calls: readonly string[]) =>
  calls.filter((call) => call.startsWith('POST /api/request-list/page')).length

const links = () => screen.getAllByRole('link').map((link) => link.textContent)

/** The list of three, and what the portal has by the next look. */
async function showThen(rows: ListRow[]): Promise<Backend> {
  const backend = showList()
  await screen.findByRole('row', { name: /Запрос 3/ })
  backend.on('POST /api/request-list/page', () => json(aListPage(rows)))
  return backend
}

test('a new request that comes just before a row is ticked waits above the list', async () => {
  const backend = await showThen(rowsFrom(4, 4))
  await backend.say({ ids: [4] })
  screen.getByRole('row', { name: /Запрос 3/ }).focus()
  await userEvent.keyboard(' ')
  await userEvent.click(await screen.findByRole('button', { name: /Ещё 1 новый/ }, patience))
  await expect.poll(links).toEqual(['Запрос 4', 'Запрос 3', 'Запрос 2', 'Запрос 1'])
})

test('a changed request changes in its place while the pointer is on the list', async () => {
  const backend = await showThen([aListRow(3, { title: 'Новое название' }), ...rowsFrom(2, 2)])
  await userEvent.hover(screen.getByRole('grid'))
  await backend.say({ ids: [3] })
  await screen.findByRole('link', { name: 'Новое название' }, patience)
  expect(links()).toEqual(['Новое название', 'Запрос 2', 'Запрос 1'])
})

test('a new request never moves the row under the pointer, and comes by itself while nobody points at the list', async () => {
  const backend = await showThen(rowsFrom(4, 4))
  const pointer = userEvent.setup()
  await pointer.hover(screen.getByRole('grid'))
  await backend.say({ ids: [4] })
  await screen.findByText(/Ещё 1 новый/, undefined, patience)
  expect(links()).toHaveLength(3)
  await pointer.unhover(screen.getByRole('grid'))
  await backend.say({ ids: [4] })
  await expect.poll(links, patience).toHaveLength(4)
})

test('with several pages on the screen changes wait for the person', async () => {
  const backend = showList({
    answers: {
      'POST /api/request-list/page': (_, body) =>
        (body as { after?: string }).after
          ? json(aListPage([aListRow(1)], { total: null }))
          : json(aListPage([aListRow(3), aListRow(2)], { next: 'id:2', total: 3 })),
    },
  })
  await screen.findByRole('row', { name: /Запрос 1/ })
  await backend.say({ ids: [1] })
  expect(await screen.findByText('На портале есть изменения.', undefined, patience)).toBeDefined()
})

test('after the line broke the list is looked at again', async () => {
  const backend = showList()
  await screen.findByRole('row', { name: /Запрос 3/ })
  const before = pageCalls(backend.calls)
  await backend.hangUp()
  await expect.poll(() => pageCalls(backend.calls), patience).toBeGreaterThan(before)
})

test('a tab whose rows came with the page asks for what changed since they were read', async () => {
  const boot = aTabBoot({ page: aListPage(rowsFrom(3, 3), { asOf: '2026-11-24T09:00:00.500Z' }) })
  const { streams } = showTab({ boot })
  await expect.poll(() => streams).toEqual(['/api/requests/stream?since=2026-11-24T09%3A00%3A00.500Z'])
})

test('a request that comes again with the next page stands in the list once', async () => {
  showList({
    answers: {
      'POST /api/request-list/page': (_, body) =>
        (body as { after?: string }).after
          ? json(aListPage([aListRow(2), aListRow(1)], { total: null }))
          : json(aListPage([aListRow(3), aListRow(2)], { next: 'at:2', total: 3 })),
    },
  })
  expect(await screen.findByRole('row', { name: /Запрос 1/ })).toBeDefined()
  expect(screen.getAllByRole('row', { name: /Запрос 2/ })).toHaveLength(1)
})

test('a stage that is chosen in its cell is seen at once, and the old one again when the portal refuses', async () => {
  const answer = Promise.withResolvers<Response>()
  showList({ answers: { 'POST /api/request-list/requests/3/cell': () => answer.promise } })
  const row = () => screen.findByRole('row', { name: /Запрос 3/ })
  await userEvent.click(within(await row()).getByRole('button', { name: /Изменить: Стадия/ }))
  await userEvent.click(await screen.findByRole('button', { name: /Показать список/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Решён' }))
  expect(await within(await row()).findByText('Решён')).toBeDefined()
  answer.resolve(fault(422))
  expect(await within(await row()).findByText('Новый')).toBeDefined()
})
