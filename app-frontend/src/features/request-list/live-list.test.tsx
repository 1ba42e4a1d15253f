import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fault, json } from '../../testing/backend.ts'
import { aListPage, aListRow, showList } from './testing.ts'

/** Longer than messages are gathered and a broken line pauses, ms. */
const patience = { timeout: 5_000 }
const pageCalls = (calls: readonly string[]) =>
  calls.filter((call) => call.startsWith('POST /api/request-list/page')).length

test('a change that comes just before a row is ticked is still told', async () => {
  const backend = showList()
  const row = await screen.findByRole('row', { name: /Запрос 3/ })
  await backend.say({ ids: [2] })
  row.focus()
  await userEvent.keyboard(' ')
  expect(await screen.findByText('На портале есть изменения.', undefined, patience)).toBeDefined()
})

test('after the line broke the list is looked at again', async () => {
  const backend = showList()
  await screen.findByRole('row', { name: /Запрос 3/ })
  const before = pageCalls(backend.calls)
  await backend.hangUp()
  await expect.poll(() => pageCalls(backend.calls), patience).toBeGreaterThan(before)
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
