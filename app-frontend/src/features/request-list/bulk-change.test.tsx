import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fault, json } from '../../testing/backend.ts'
import { showList } from './testing.ts'

const runId = '6a2f41a3-c54c-4f7e-9e55-0d6a0a6f0001'
const all = Array.from({ length: 120 }, (_, at) => 120 - at)
const preview = (body: unknown) => json({ changes: (body as { ids: number[] }).ids.length, same: 0, gone: 0, rows: [] })

/** Ticks all 120 requests and sets their stage to «Решён». */
async function change(answer: (ids: number[]) => Response) {
  showList({
    answers: {
      'POST /api/request-list/ids': () => json({ ids: all, more: false }),
      'POST /api/request-list/bulk/preview': (_, body) => preview(body),
      'POST /api/request-list/bulk': (_, body) => answer((body as { ids: number[] }).ids),
    },
    page: { total: 240 },
  })
  const keys = userEvent.setup()
  ;(await screen.findByRole('row', { name: /Запрос 3/ })).focus()
  await keys.keyboard(' ')
  await keys.click(screen.getByRole('button', { name: 'Отметить все по отбору' }))
  await screen.findByText('Отмечено 120 запросов')
  await keys.click(screen.getByRole('button', { name: 'Изменить' }))
  const dialog = await screen.findByRole('dialog', { name: 'Изменить отмеченные запросы: 120' })
  await keys.type(within(dialog).getByRole('combobox', { name: 'На что' }), 'Решён')
  await keys.keyboard('{ArrowDown}{Enter}')
  await keys.click(await within(dialog).findByRole('button', { name: 'Записать: 120' }))
}

const ends = (ids: number[], outcome: (id: number) => [string, string]) =>
  json({ runId, results: ids.map((id) => ({ id, outcome: outcome(id)[0], detail: outcome(id)[1] })) })

test('a change that breaks off on the way stays open, says what was not reached, and leaves that ticked', async () => {
  let part = 0
  await change((ids) => (++part === 3 ? fault(503) : ends(ids, () => ['written', ''])))
  const dialog = await screen.findByRole('dialog', { name: 'Изменить отмеченные запросы: 20' })
  expect(await within(dialog).findByText(/Изменено: 100\. Не начаты: 20\./)).toBeDefined()
  expect(within(dialog).getByText('Портал не отвечает.')).toBeDefined()
  expect(await within(dialog).findByRole('button', { name: 'Записать: 20' })).toBeDefined()
  const [close] = within(dialog).getAllByRole('button', { name: 'Закрыть' })
  await userEvent.click(close as HTMLElement)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByText('Отмечено 20 запросов')).toBeDefined()
})

test('refusals are told by the portal’s reasons, and what may or may not be written is not called unchanged', async () => {
  const outcome = (id: number): [string, string] => {
    if (id <= 3) return ['refused', 'Нет права на стадию']
    if (id === 4) return ['refused', 'Заполните поле']
    return id === 5 ? ['unknown', ''] : ['written', '']
  }
  await change((ids) => ends(ids, outcome))
  const dialog = await screen.findByRole('dialog', { name: 'Изменить отмеченные запросы: 5' })
  expect(within(dialog).getByText(/Изменено: 115\. Портал отказал: 4\. Неизвестно, записано ли: 1\./)).toBeDefined()
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['Нет права на стадию: 3', 'Заполните поле: 1'])
})
