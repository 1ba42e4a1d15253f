import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { fault, json } from '../../testing/backend.ts'
import { toasts } from '../../ui/toast-queue.ts'
import { aList, showList } from './testing.ts'

const { views, layout } = aList()
const [open] = views
const urgent = {
  ...open,
  id: 'v5',
  name: 'Срочные',
  shared: true,
  own: true,
  revision: 3,
  selection: views[1]?.selection,
}
const list = aList({ views: [...views, urgent] as typeof views, layout: { ...layout, first: 'v5' } })
const act = async (name: string): Promise<void> => {
  await userEvent.click(await screen.findByRole('button', { name: 'Действия с отбором' }))
  await userEvent.click(await screen.findByRole('menuitem', { name }))
}
afterEach(() => toasts.clear())

test('a view that others see is removed once the person has said so', async () => {
  const backend = showList({ list, answers: { 'DELETE /api/request-list/views/5': () => json({ id: 'v5' }) } })
  await act('Удалить отбор')
  const question = await screen.findByRole('alertdialog', { name: 'Удалить отбор «Срочные»?' })
  expect(question.textContent).toContain('у всех')
  expect(backend.calls.join()).not.toContain('DELETE')
  await userEvent.click(within(question).getByRole('button', { name: 'Удалить отбор' }))
  await expect.poll(() => backend.calls.join()).toContain('DELETE /api/request-list/views/5')
})

test('a view gets another name and keeps its conditions', async () => {
  const backend = showList({ list, answers: { 'PUT /api/request-list/views/5': () => json({ id: 'v5' }) } })
  await act('Переименовать')
  const name = await screen.findByRole('textbox', { name: 'Название отбора' })
  await userEvent.clear(name)
  await userEvent.type(name, 'Горящие{Enter}')
  await expect
    .poll(() => backend.bodies.at(-1))
    .toMatchObject({ name: 'Горящие', shared: true, revision: 3, selection: urgent.selection })
})

test('a bar that is full says so instead of taking one more view', async () => {
  const many = Array.from({ length: 20 }, (_, at) => ({ ...urgent, id: `v${at + 10}`, name: `Отбор ${at}` }))
  showList({
    list: aList({
      views: [...views, urgent, ...many] as typeof views,
      layout: { ...layout, first: 'v5', pinned: many.map(({ id }) => id) },
    }),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Действия с отбором' }))
  const pin = await screen.findByRole('menuitem', { name: /Закрепить в ряду/ })
  expect([pin.getAttribute('aria-disabled'), pin.textContent]).toEqual([
    'true',
    expect.stringContaining('В ряду уже 20 отборов'),
  ])
})

test('columns that could not be kept are told', async () => {
  showList({ list, answers: { 'PUT /api/request-list/layout': () => fault(503) } })
  await act('Закрепить в ряду')
  await expect
    .poll(() => toasts.visibleToasts.map(({ content }) => content.words).join())
    .toContain('Вид списка не сохранён')
})
