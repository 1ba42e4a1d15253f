import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fault, json } from '../../testing/backend.ts'
import { aListPage, aListRow, showList } from './testing.ts'

const rows = [3, 2, 1].map((id) => aListRow(id))

test('a next page that fails is told once, beside the rows, and asked for again by the person alone', async () => {
  let nextAnswers = false
  const backend = showList({
    answers: {
      'POST /api/request-list/page': (_, body) => {
        if (!(body as { after?: string }).after) return json(aListPage(rows, { next: 'id:1', total: 4 }))
        return nextAnswers ? json(aListPage([aListRow(0)], { total: null })) : fault(503)
      },
    },
  })
  const next = () => backend.bodies.filter((body) => (body as { after?: string }).after).length
  expect((await screen.findByRole('alert')).textContent).toContain('Портал не отвечает.')
  const row = screen.getByRole('row', { name: /Запрос 3/ })
  const asked = next()
  row.focus()
  await userEvent.keyboard('{End}{Home} ')
  expect(screen.getByText('Отмечен 1 запрос')).toBeDefined()
  expect(next()).toBe(asked)
  nextAnswers = true
  await userEvent.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByRole('row', { name: /Запрос 0/ })).toBeDefined()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('rows of the view before are marked as such until the new ones come, and are neither ticked nor changed', async () => {
  const answer = Promise.withResolvers<Response>()
  const backend = showList()
  await screen.findByRole('row', { name: /Запрос 3/ })
  backend.on('POST /api/request-list/page', () => answer.promise)
  await userEvent.click(screen.getByRole('radio', { name: /Все 8/ }))
  const grid = screen.getByRole('grid', { name: 'Запросы' })
  expect(grid.closest('[aria-busy=true]')).not.toBeNull()
  expect(within(grid).queryByRole('button', { name: /^Изменить/ })).toBeNull()
  within(grid)
    .getByRole('row', { name: /Запрос 3/ })
    .focus()
  await userEvent.keyboard(' ')
  expect(screen.queryByText('Отмечен 1 запрос')).toBeNull()
  answer.resolve(json(aListPage([aListRow(9)])))
  expect(await screen.findByRole('row', { name: /Запрос 9/ })).toBeDefined()
  expect(grid.closest('[aria-busy=true]')).toBeNull()
})

test('a portal that finds clients by the first contact alone says what may be missing', async () => {
  showList({ page: { firstContactOnly: true, contactsCut: true } })
  expect(await screen.findByText(/запросы первых 500 контактов/)).toBeDefined()
  expect(await screen.findByText(/Запросы, где клиент назван вторым, здесь могут не показаться/)).toBeDefined()
})

test('fields that a search leaves out are named, and a view that was not counted is not called empty', async () => {
  const notSearched = ['Заметка', 'Адрес', 'Участок', 'Смена', 'Склад']
  showList({ page: { notSearched, counts: { open: null, all: 0 } } })
  expect(await screen.findByText(/Не искали в полях: Заметка, Адрес, Участок и ещё 2/)).toBeDefined()
  const bar = screen.getByRole('radiogroup', { name: 'Отборы запросов' })
  expect(within(bar).getByRole('radio', { name: /Портал не посчитал/ }).textContent).toContain('—')
  expect(within(bar).getByRole('radio', { name: /Все 0/ })).toBeDefined()
})

test('an empty view before does not say that the next one is empty', async () => {
  const backend = showList({ rows: [] })
  await screen.findByText('Таких запросов нет')
  backend.on('POST /api/request-list/page', () => new Promise(() => undefined))
  await userEvent.click(screen.getByRole('radio', { name: /Все/ }))
  expect(screen.queryByText('Таких запросов нет')).toBeNull()
})
